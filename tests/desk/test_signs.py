"""Text is readable with the one font that the README installs and our own: no sign is an empty box."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QRawFont, QTextLayout
from PySide6.QtWidgets import QApplication

from districtdesk.desk.look import theme
from districtdesk.painting import own_font
from districtdesk.settings import resource
from tests.desk.signs import empty_boxes, font_files, written_signs

_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
# What the package fonts-dejavu-core holds; a machine may have more of the family.
_CORE = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf")
_WITH_DEJAVU = pytest.mark.skipif(not (_DEJAVU / _CORE[0]).exists(), reason="needs the font that the README installs")
# Names under which Qt gives whatever font there is.
_ANY_FONT = {"Monospace", "Sans Serif", "Serif"}
_LOOK = """
import sys
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from districtdesk.desk.look import theme
from districtdesk.painting import own_font
from tests.desk.signs import empty_boxes
signs = sys.stdin.buffer.read().decode("utf-8")
app = QApplication([])
{prepare}
print(*sorted(QFontDatabase.families()), sep="; ")
for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold):
    font = app.font()
    font.setWeight(weight)
    print([hex(ord(sign)) for sign in empty_boxes(signs, font)])
"""


def _look(tmp_path: Path, prepare: str) -> list[str]:
    """What a program says that has only the README's font: the families, then the empty boxes of two weights."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for name in _CORE:
        (fonts / name).symlink_to(_DEJAVU / name)
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{fonts}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>", "utf-8"
    )
    ended = subprocess.run(
        [sys.executable, "-c", _LOOK.format(prepare=prepare)],
        env={
            **os.environ,
            "FONTCONFIG_FILE": str(config),
            "PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path]),
        },
        input=written_signs().encode("utf-8"),
        capture_output=True,
        check=True,
    )
    return ended.stdout.decode("utf-8").splitlines()


@pytest.mark.thorough
@_WITH_DEJAVU
def test_every_sign_the_program_writes_is_drawn_with_the_font_of_the_readme(tmp_path: Path) -> None:
    families, *boxes = _look(tmp_path, "theme.apply(app, dark=False)")
    ours = {"DejaVu Sans", "DejaVu Sans Mono", "DistrictDesk Signs"}
    assert set(families.split("; ")) - _ANY_FONT == ours
    assert boxes == ["[]", "[]"]


@pytest.mark.thorough
@_WITH_DEJAVU
def test_without_our_own_font_the_manat_is_an_empty_box(tmp_path: Path) -> None:
    _families, *boxes = _look(tmp_path, "")
    assert all("0x20bc" in each for each in boxes)


def test_an_empty_box_is_found(qapp: QApplication) -> None:
    assert empty_boxes("A\U000fffff", qapp.font()) == "\U000fffff"


def test_the_signs_include_the_manat_the_alphabets_and_the_marks() -> None:
    assert set("₼€₽₺£$ƏəİıĞŞЩё—–“”«»→≈…№−\u202f") <= set(written_signs())


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_our_own_font_has_the_weight_that_is_asked_for(qapp: QApplication, weight: QFont.Weight) -> None:
    theme.apply(qapp, dark=False)
    font = QFont("DistrictDesk Signs")
    font.setWeight(weight)
    layout = QTextLayout("₼", font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert (layout.glyphRuns()[0].rawFont().weight() >= 600) == (weight > QFont.Weight.Normal)


@pytest.mark.parametrize("file", own_font.FILES)
def test_our_signs_stand_on_the_line_and_are_as_high_as_figures(qapp: QApplication, file: str) -> None:
    font = QRawFont(str(resource("fonts", file)), 2048)
    (glyph,) = font.glyphIndexesForString("₼")
    drawn = font.boundingRect(glyph)
    assert (drawn.bottom(), drawn.top()) == pytest.approx((0, -1493), abs=2)
    assert (font.ascent(), font.descent()) == pytest.approx((1901, 483), abs=2)


def test_a_wheel_carries_our_own_font() -> None:
    root = resource().parent
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    carried = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert [path.name for path in font_files()] == sorted(own_font.FILES)
    for path in font_files():
        inside = path.relative_to(root).as_posix()
        assert carried[inside] == f"districtdesk/{inside}"
