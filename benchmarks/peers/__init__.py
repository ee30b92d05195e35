"""Other programs on the same records: vis-timeline in Chromium, and pyqtgraph; none is needed to run ours."""
