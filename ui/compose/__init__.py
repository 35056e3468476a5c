"""Writing on a complaint: four verbs, autosave, sending and taking back."""
