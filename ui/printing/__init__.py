"""A complaint on paper: what is printed, how it is laid out, and the dialog that shows it first."""
