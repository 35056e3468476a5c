"""An office whose server stands on this PC: exports taken in, answers entered by hand."""
