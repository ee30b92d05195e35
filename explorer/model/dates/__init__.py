"""The grammar of dates behind `reading` and `edtf`: one EDTF date, and the forms that people type."""
