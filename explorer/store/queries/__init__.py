"""Questions to a store, a module for each subject; plain functions that take the store first."""
