"""Windows, models and dialogs: a view of the desk."""
