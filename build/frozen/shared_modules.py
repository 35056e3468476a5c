# Runs before everything else of a frozen program on Windows, where two programs (with and without
# a console) share one archive of modules: their own are empty.
import sys

import pyimod01_archive
import pyimod02_importers

pyimod02_importers.pyz_archive = pyimod01_archive.ZlibArchiveReader(
    sys._MEIPASS + "/modules.pyz", check_pymagic=True
)
# What looked into the empty archive already.
sys.path_importer_cache.clear()
