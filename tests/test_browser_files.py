"""The browser files are declared, brought in by the hook, and never make an installation fail."""

import gzip
import importlib.util
import json
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "kg" / "site"
NPM = """#!/bin/sh
echo "$1" >> "$KG_CALLS"
for last in "$@"; do :; done
if [ "$1" = exec ]; then echo "$*" | sed 's/.*-- //; s/ --.*//' > "${last#--outfile=}"; exit; fi
mkdir -p node_modules/oxigraph node_modules/@zazuko/yasgui/build node_modules/@fontsource/noto-sans-sc/files
mkdir -p node_modules/@esbuild/linux-x64
for name in @esbuild/linux-x64 oxigraph @zazuko/yasgui @fontsource/noto-sans-sc; do
  printf '{"name": "%s", "version": "1.2.3", "license": "MIT"}' $name > node_modules/$name/package.json
done
printf 'export class Store {}' > node_modules/oxigraph/web.js
printf 'program' > node_modules/oxigraph/web_bg.wasm
touch node_modules/@zazuko/yasgui/build/yasgui.min.js node_modules/@zazuko/yasgui/build/yasgui.min.css
for weight in 400 700; do touch node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-1-$weight-normal.woff; done
echo 'the licence of the font' > node_modules/@fontsource/noto-sans-sc/LICENSE
"""


@pytest.fixture(scope="module")
def hook():
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def site(tmp_path, hook):
    made = tmp_path / "kg" / "site"
    made.mkdir(parents=True)
    for name in hook.DECLARED:
        (made / name).write_bytes((SITE / name).read_bytes())
    return made


@pytest.fixture
def npm(tmp_path, monkeypatch):
    """Put a program called npm on the PATH that does what it is told to; return the file that counts its calls."""

    def put(script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        (folder / "npm").write_text(script, encoding="utf-8")
        (folder / "npm").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        monkeypatch.setenv("KG_CALLS", str(tmp_path / "calls"))
        return tmp_path / "calls"

    return put


def test_what_the_pages_take_comes_in_with_everybodys_licences(hook, site, npm):
    calls = npm(NPM)
    made = hook.bring_in(site)
    assert sorted(path.name for path in made.iterdir()) == [
        "LICENCES.txt", "fonts", "from.sha256", "oxigraph.js", "oxigraph.wasm.gz", "vis-network.min.js",
        "yasgui.min.css", "yasgui.min.js",
    ]  # fmt: skip
    assert gzip.decompress((made / "oxigraph.wasm.gz").read_bytes()) == b"program"
    assert [path.name for path in (made / "fonts").iterdir()] == ["noto-sans-sc-1-400-normal.woff"]
    licences = (made / "LICENCES.txt").read_text(encoding="utf-8")
    assert "the licence of the font" in licences
    assert "Permission is hereby granted" in licences
    assert "esbuild" not in licences  # a tool, of which nothing is taken along
    assert (made / "vis-network.min.js").read_text(encoding="utf-8") == "esbuild drawing.js\n"
    assert [path.name for path in site.iterdir() if path.name.startswith(".bundled")] == []
    hook.bring_in(site)
    assert calls.read_text() == "ci\nexec\n"  # what is there already is not fetched again


def test_another_version_is_fetched(hook, site, npm):
    calls = npm(NPM)
    hook.bring_in(site)
    declared = site / "package.json"
    declared.write_text(declared.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    hook.bring_in(site)
    assert calls.read_text() == "ci\nexec\nci\nexec\n"


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("#!/bin/sh\necho 'npm error no network' >&2\nexit 1\n", "npm failed: npm error no network"),
        ("#!/bin/sh\nmkdir node_modules\n", "a package lacks yasgui.min.js"),
    ],
)
def test_a_failing_npm_leaves_what_was_there_and_lets_the_build_go_on(hook, site, npm, script, why):
    npm(script)
    (site / "bundled").mkdir()
    (site / "bundled" / "older").touch()
    said = []
    build = SimpleNamespace(root=str(site.parent.parent), app=SimpleNamespace(display_warning=said.append))
    hook.CustomBuildHook.initialize(build, "editable", {})
    assert len(said) == 1
    assert why in said[0]
    assert [path.name for path in (site / "bundled").iterdir()] == ["older"]


def test_without_npm_the_build_goes_on(hook, site, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    said = []
    build = SimpleNamespace(root=str(site.parent.parent), app=SimpleNamespace(display_warning=said.append))
    hook.CustomBuildHook.initialize(build, "standard", {})
    assert "npm was not found" in said[0]


def test_the_lock_names_exact_versions_and_no_host():
    lock = (SITE / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    declared = json.loads((SITE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads(lock)["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in declared} == declared
    assert all(entry.get("integrity") for name, entry in locked.items() if name)
    assert "omit-lockfile-registry-resolved=true" in (SITE / ".npmrc").read_text(encoding="utf-8")


def test_no_browser_file_is_committed():
    ran = subprocess.run(["git", "ls-files", "kg/site"], cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode:
        pytest.skip("not a git checkout")
    assert [path for path in ran.stdout.splitlines() if "bundled" in path or path.endswith((".wasm", ".woff"))] == []
