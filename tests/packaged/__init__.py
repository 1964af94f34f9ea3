"""The packaged program: started, used and installed; called by hand and by .ci/run, after it was built."""
