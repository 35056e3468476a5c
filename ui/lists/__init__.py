"""The list of complaints: what it asks of the copy, its model, how a row looks, and the pane."""
