"""“Hari ini”: the page that one lands on."""
