"""What is fast, measured: `python -m benchmarks` prints figures and writes them to RESULTS.md."""
