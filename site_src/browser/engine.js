// The last file of the search's own script: hands the engine to whoever asked for it (danvan.load).
danvan.receive('engine', { open: danvan.search.open, library: danvan.library.open });
