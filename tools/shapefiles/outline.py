"""Outlines: TopoJSON arcs, rings that cross the antimeridian, and simplification that keeps shared borders shared."""
from osgeo import gdal, ogr


def polygon_from_rings(rings):
    """A valid polygon or multipolygon from an outer ring and its holes, each a list of (lon, lat)."""
    polygon = ogr.Geometry(ogr.wkbPolygon)
    for points in rings:
        points = [point for index, point in enumerate(points) if index == 0 or point != points[index - 1]]
        if len(set(points)) < 3:
            continue  # an islet that rounding has made a line
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for lon, lat in points:
            ring.AddPoint_2D(lon, lat)
        ring.CloseRings()
        polygon.AddGeometry(ring)
    return polygon


def _valid(geometry):
    """GDAL tells each crossing on stderr; here they are expected and mended."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return geometry.IsValid()
    finally:
        gdal.PopErrorHandler()


def areas_only(geometry):
    """The polygonal parts of `geometry`, made valid; None when nothing is left."""
    if geometry is None or geometry.IsEmpty():
        return None
    if not _valid(geometry):
        geometry = geometry.MakeValid()
    if geometry.GetGeometryName() in ("POLYGON", "MULTIPOLYGON"):
        return geometry
    parts = ogr.Geometry(ogr.wkbMultiPolygon)
    for index in range(geometry.GetGeometryCount()):
        part = areas_only(geometry.GetGeometryRef(index).Clone())
        if part is None:
            continue
        pieces = [part] if part.GetGeometryName() == "POLYGON" else list(part)
        for piece in pieces:
            parts.AddGeometry(piece)
    return None if parts.IsEmpty() else parts


def union(geometries):
    """One geometry that covers them all."""
    collection = ogr.Geometry(ogr.wkbMultiPolygon)
    for geometry in geometries:
        for piece in ([geometry] if geometry.GetGeometryName() == "POLYGON" else list(geometry)):
            collection.AddGeometry(piece)
    return areas_only(collection.UnionCascaded())


class Topology:
    """A TopoJSON file."""

    def __init__(self, document):
        scale, shift = document["transform"]["scale"], document["transform"]["translate"]
        self.arcs = []
        for arc in document["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
            self.arcs.append(points)

    def geometry(self, item):
        polygons = [item["arcs"]] if item["type"] == "Polygon" else item["arcs"]
        return union([part for polygon in polygons
                      for part in cut_at_antimeridian([self._ring(ring) for ring in polygon])])

    def _ring(self, indices):
        points = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points


def _unwrapped(ring):
    """The ring with each step shorter than half the world; the last point is off the first around a pole."""
    points = [ring[0]]
    for lon, lat in ring[1:]:
        while lon - points[-1][0] > 180:
            lon -= 360
        while lon - points[-1][0] < -180:
            lon += 360
        points.append((lon, lat))
    turn = points[-1][0] - points[0][0]
    if abs(turn) > 180:
        pole = 90 if sum(lat for _, lat in points) > 0 else -90
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return points


def cut_at_antimeridian(rings):
    """Polygons within -180..180 from rings that may run across ±180."""
    rings = [_unwrapped(ring) for ring in rings]
    west = min(lon for ring in rings for lon, _ in ring)
    east = max(lon for ring in rings for lon, _ in ring)
    whole = areas_only(polygon_from_rings(rings))
    if whole is None:
        return []
    if west >= -180 and east <= 180:
        return [whole]
    parts = []
    for turn in (-360, 0, 360):
        moved = areas_only(polygon_from_rings([[(lon + turn, lat) for lon, lat in ring] for ring in rings]))
        box = polygon_from_rings([[(-180, -90), (180, -90), (180, 90), (-180, 90), (-180, -90)]])
        part = areas_only(moved.Intersection(box))
        if part is not None and part.GetArea() > 1e-9:
            parts.append(part)
    return parts


def _rings(geometry):
    polygons = [geometry] if geometry.GetGeometryName() == "POLYGON" else list(geometry)
    return [[ring.GetPoints() for ring in polygon] for polygon in polygons]


def _thinned(points, tolerance):
    """Douglas-Peucker on an open line; the ends stay."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        ax, ay = points[first]
        bx, by = points[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        worst, where = 0.0, None
        for index in range(first + 1, last):
            px, py = points[index][0] - ax, points[index][1] - ay
            along = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
            distance = (px - along * dx) ** 2 + (py - along * dy) ** 2
            if distance > worst:
                worst, where = distance, index
        if where is not None and worst > tolerance * tolerance:
            keep[where] = True
            stack += [(first, where), (where, last)]
    return [point for point, kept in zip(points, keep) if kept]


def simplify_together(geometries, tolerance, keep_full, digits=4):
    """Simplify areas so that neighbours go on sharing their border.

    Rings are split where the set of neighbours changes; each piece is thinned once for all who share it.
    A piece that a geometry in `keep_full` (indices) uses stays as it is.
    """
    shapes = [[[[(round(x, digits), round(y, digits)) for x, y in (point[:2] for point in ring)] for ring in polygon]
               for polygon in _rings(geometry)] for geometry in geometries]
    neighbours, full = {}, set()
    for index, shape in enumerate(shapes):
        for polygon in shape:
            for ring in polygon:
                for before, point, after in zip(ring[-2:-1] + ring[:-1], ring[:-1], ring[1:]):
                    neighbours.setdefault(point, set()).update((before, after))
                if index in keep_full:
                    full.update(ring)

    def simplified(ring):
        ring = [point for index, point in enumerate(ring) if index == 0 or point != ring[index - 1]]
        if len(ring) < 4:
            return None
        open_ring = ring[:-1]
        nodes = [index for index, point in enumerate(open_ring) if len(neighbours[point]) > 2]
        if not nodes:
            nodes = [open_ring.index(min(open_ring))]
        open_ring = open_ring[nodes[0]:] + open_ring[:nodes[0]]
        nodes = [node - nodes[0] for node in nodes] + [len(open_ring)]
        open_ring.append(open_ring[0])
        result = [open_ring[0]]
        for first, last in zip(nodes, nodes[1:]):
            piece = open_ring[first:last + 1]
            if not all(point in full for point in piece):
                if piece[0] == piece[-1] and len(piece) > 3:
                    far = max(range(len(piece)), key=lambda at: (piece[at][0] - piece[0][0]) ** 2
                              + (piece[at][1] - piece[0][1]) ** 2)
                    piece = _thinned(piece[:far + 1], tolerance)[:-1] + _thinned(piece[far:], tolerance)
                else:
                    forward = piece[0] <= piece[-1]
                    piece = _thinned(piece if forward else piece[::-1], tolerance)
                    piece = piece if forward else piece[::-1]
            result += piece[1:]
        return result if len(result) >= 4 else None

    results = []
    for geometry, shape in zip(geometries, shapes):
        polygons = ogr.Geometry(ogr.wkbMultiPolygon)
        for polygon in shape:
            outer = simplified(polygon[0])
            if outer is None:
                continue
            holes = [hole for hole in (simplified(ring) for ring in polygon[1:]) if hole]
            part = areas_only(polygon_from_rings([outer] + holes))
            for piece in ([] if part is None else [part] if part.GetGeometryName() == "POLYGON" else list(part)):
                polygons.AddGeometry(piece)
        if polygons.IsEmpty():
            results.append(geometry)
            continue
        big = [piece.Clone() for piece in polygons if piece.GetArea() >= tolerance * tolerance]
        if big and len(big) < polygons.GetGeometryCount():
            polygons = ogr.Geometry(ogr.wkbMultiPolygon)
            for piece in big:
                polygons.AddGeometry(piece)
        results.append(areas_only(polygons))
    return results
