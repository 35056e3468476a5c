"""Submissions on screen: the page of those that wait, and their two versions beside each other."""
