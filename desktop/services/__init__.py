"""What an officer can do, one service per task."""
