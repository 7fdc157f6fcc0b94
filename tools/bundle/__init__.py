"""`make bundle`: the folder that an office is handed, with which a computer without Python and network opens the desk."""
