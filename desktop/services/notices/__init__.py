"""What services tell beside the notices of the errors' codes (`desktop.domain.notices`).

What to do is the door's: `desktop.commands.steps` and `ui.notices` have it by the key.
"""
