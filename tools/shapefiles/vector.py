"""Writing of layers: narrow UTF-8 fields, a .cpg, a WGS 84 .prj, and the same bytes on every run."""
import os
import shutil
import tempfile
import zipfile

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()

# Written into every DBF header and zip entry instead of today, so that a rebuild changes no file.
STAMP = "2020-03-18"
GEOMETRIES = {"point": ogr.wkbPoint, "line": ogr.wkbLineString, "polygon": ogr.wkbPolygon, None: ogr.wkbNone}
DECIMALS = 1
PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")


class Layer:
    """Rows of one layer. `fields` is [(name, type)], type in str, int, float; a row is (values, geometry)."""

    def __init__(self, name, geometry, fields):
        assert all(len(field) <= 10 for field, _ in fields), "DBF field names have ten letters at most"
        self.name, self.geometry, self.fields = name, geometry, fields
        self.rows = []

    def add(self, values, geometry=None):
        assert len(values) == len(self.fields)
        self.rows.append((values, geometry))

    def _definition(self, index):
        name, kind = self.fields[index]
        longest = 1
        for values, _ in self.rows:
            value = values[index]
            if value is not None and value != "":
                text = f"{value:.{DECIMALS}f}" if kind is float else str(value)
                longest = max(longest, len(text.encode("utf-8")))
        if kind is int:
            field = ogr.FieldDefn(name, ogr.OFTInteger if longest < 10 else ogr.OFTInteger64)
        elif kind is float:
            field = ogr.FieldDefn(name, ogr.OFTReal)
            field.SetPrecision(DECIMALS)
        else:
            field = ogr.FieldDefn(name, ogr.OFTString)
            assert longest <= 254, f"{self.name}.{name} holds {longest} bytes; a DBF field ends at 254"
        field.SetWidth(longest)
        return field

    def _write_parts(self, folder):
        system = osr.SpatialReference()
        system.ImportFromEPSG(4326)
        driver = ogr.GetDriverByName("ESRI Shapefile")
        source = driver.CreateDataSource(folder)
        table = source.CreateLayer(self.name, system if self.geometry else None, GEOMETRIES[self.geometry],
                                   options=["ENCODING=UTF-8", f"DBF_DATE_LAST_UPDATE={STAMP}"])
        for index in range(len(self.fields)):
            table.CreateField(self._definition(index))
        definition = table.GetLayerDefn()
        for values, geometry in self.rows:
            row = ogr.Feature(definition)
            for index, value in enumerate(values):
                if value is not None and value != "":
                    row.SetField(index, value)
            if isinstance(geometry, tuple):
                row.SetGeometryDirectly(ogr.CreateGeometryFromWkt(f"POINT ({geometry[0]:.5f} {geometry[1]:.5f})"))
            elif geometry is not None:
                row.SetGeometry(geometry)
            gdal.ErrorReset()
            table.CreateFeature(row)
            if gdal.GetLastErrorMsg():
                raise ValueError(f"{self.name}: {gdal.GetLastErrorMsg()} ({values})")
        table = None
        source = None

    def write(self, output, zipped=False):
        """Write into the folder `output`, as NAME.shp and companions, or as NAME.shz (NAME.dbf.zip for a table)."""
        os.makedirs(output, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output) as work:
            self._write_parts(work)
            made = [self.name + part for part in PARTS if os.path.exists(os.path.join(work, self.name + part))]
            for file in list(made):
                if self.geometry is None and file.endswith((".shp", ".shx", ".prj")):
                    made.remove(file)
            _remove_old(output, self.name)
            if zipped:
                target = os.path.join(output, self.name + (".shz" if self.geometry else ".dbf.zip"))
                _pack(work, made, target)
            else:
                for file in made:
                    shutil.move(os.path.join(work, file), os.path.join(output, file))


def _remove_old(output, name):
    for part in PARTS + (".shz", ".dbf.zip", ".qix"):
        path = os.path.join(output, name + part)
        if os.path.exists(path):
            os.remove(path)


def _pack(folder, files, target):
    year, month, day = (int(part) for part in STAMP.split("-"))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file, (year, month, day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with open(os.path.join(folder, file), "rb") as stream:
                archive.writestr(entry, stream.read())


def stored_size(output, name):
    """Bytes of a layer with all its companions."""
    return sum(os.path.getsize(os.path.join(output, name + part)) for part in PARTS + (".shz", ".dbf.zip")
               if os.path.exists(os.path.join(output, name + part)))
