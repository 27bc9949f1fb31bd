"""Words that try to be more than words, and a small project that carries them wherever it carries words."""

from __future__ import annotations

import shutil
from itertools import cycle
from typing import TYPE_CHECKING

import pictures
import projects
from project_copy import ROOT, copy_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Words = Callable[[str], str]

PWN = "window.pwned=1"
PIECES = (
    f"<script>{PWN}</script>",
    f"<img src=x onerror={PWN}>",
    f"<svg/onload={PWN}>",
    f'"><b onmouseover="{PWN}">',
    f"' onfocus='{PWN}' autofocus x='",
    f"<a href=javascript:{PWN}>a</a>",
    f"[a]: javascript:{PWN}",
    f"<javascript:{PWN}>",
    f"java\tscript:{PWN} JaVaScRiPt:{PWN} vbscript:x data:text/html,x",
    f"&#106;avascript&colon;{PWN} &lt;script&gt;",
    f"<iframe srcdoc='<script>parent.{PWN}</script>'>",
    "<!-- comment",
    "--> <!--",
    "</div></p></li></template></details></script></style></textarea>",
    "]]> <![CDATA[ x ]]> <?php ?> <!DOCTYPE x>",
    "```` ``` ~~~ `code",
    "{% raw %}{{ config }}{{ 7+7 }}{% endraw %}{# x #}{%",
    "${7+7} #{7+7} <%= 7+7 %> $(x)",
    "::: div !!! note ??? note --8<-- 'mkdocs.yml' ;--8<--",
    "[^1] [^1]: note *[HTML]: x [TOC]",
    f"{{: onclick={PWN} }} {{ #id .class onclick={PWN} }}",
    "# heading ## heading === --- ___",
    "| a | b | |---|---|",
    "\\ \\\\ \\` \\n $& $1 \\1",
    "عربي עברית",
    "😀👩🏽👨 e\u0301\u0302\u0303\u0304\u0305",
    "__proto__ constructor toString hasOwnProperty",
    "http://example.org/ www.example.org x@example.org",
    "--- ... : - ? , @ % &amp &copy; &nbsp &#0; &#x110000;",
)


def harmless(lead: str) -> str:
    """Return the words of the project that all others are compared with."""
    return lead


def hostile() -> Words:
    """Return what makes hostile words: each time the next pieces, as many as a name may hold."""
    pieces = cycle(PIECES)

    def words(lead: str) -> str:
        found = lead
        while len(found) + len(piece := next(pieces)) < 295:
            found += f" {piece}"
        return found

    return words


def endless(lead: str) -> str:
    """Return a word that is as long as a name may be."""
    return lead + "W" * (299 - len(lead))


def files(words: Words) -> dict[str, str]:
    """Return annotation files that say ``words`` of their own lead in every place for free words."""

    def w(lead: str) -> str:
        escaped = words(lead).replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        return f'"{escaped}"'

    return {
        "docs/source/provenance.yml": projects.provenance(pictures.TEXT)
        + f"note: {w('Note')}\nreceived_as: {w('received')}\n",
        "annotations/document.yml": f"title: {w('Plan')}\nissuer: {w('County')}\nparts:\n"
        f'  - {{id: "1", title: {w("Aims")}}}\n  - {{id: "2", title: {w("Tasks")}}}\n',
        "annotations/categories.yml": f"categories:\n  - {{id: transport, en: {w('Transport')}, zh: {w('运输')}}}\n",
        "annotations/reference-types.yml": "types:\n"
        f"  - id: builds-on\n    forward: {{en: {w('builds on')}, zh: {w('基础')}}}\n"
        f"    reverse: {{en: {w('is built on')}, zh: {w('为基础')}}}\n",
        "annotations/sources.yml": "sources:\n  - id: port-law\n    kind: law\n"
        f"    title: {{zh: {w('港口法')}, en: {w('Law')}}}\n    issuer: {{zh: {w('县')}, en: {w('County')}}}\n"
        f"    number: {w('5')}\n    date: '2020-01'\n    url: https://example.org/law\n    seen: '2021-04-01'\n",
        "annotations/renderings.yml": f"renderings:\n  - zh: 推动\n    en: [promote, {w('further')}]\n"
        f"    avoid: [{w('ensure')}]\n    why: {w('Why')}\n",
        "annotations/terms/port.yml": f"term: 港口\nen: {w('xport')}\ncategory: transport\nsources: [port-law]\n"
        f"related: [logistics-hub]\nalso: {{en: [{w('haven')}]}}\navoid: {{en: [{w('dock')}]}}\n"
        f"choice: {{en: {w('Choice')}, zh: {w('选')}}}\nas_of: '2021-04'\n"
        f"definition: {{en: {w('Definition')}, zh: {w('定义')}}}\n",
        "annotations/terms/logistics-hub.yml": f"term: 港口物流枢纽\nen: {w('xhub')}\ncategory: transport\n"
        f"also: {{zh: [物流枢纽]}}\ndefinition: {{en: {w('A place')}, zh: {w('一处')}}}\n",
        "annotations/pictures.yml": pictures.PICTURES.replace(
            "en: Zones, zh: 港区图", f"en: {w('Zones')}, zh: {w('图')}"
        )
        .replace("en: hectares, zh: 公顷", f"en: {w('hectares')}, zh: 公顷")
        .replace("en: They may overlap., zh: 或有重叠。", f"en: {w('They')}, zh: {w('或')}"),
        "annotations/plan/1.1.yml": pictures.SECTION.replace("title: Aims", f"title: {w('Aims')}"),
        "annotations/plan/2.1.yml": 'section: "2.1"\n'
        f'title: {w("Open")}\nclauses:\n  - id: "2.1.1"\n    title: {w("Quays")}\n    sentences:\n'
        f"      - zh: 推动建设码头3座。\n        en: {w('promote building of three quays')}\n        status: reviewed\n"
        f"        reviewed: {{by: {w('reader')}, on: '2021-05-01'}}\n"
        f"        ignore: [{{check: figures-kept, reason: {w('Reason')}}}]\n"
        f"      - zh: 支持港口物流枢纽发展，探索运单质押。\n"
        f"        en: {w('Support growth of the port logistics hub; explore pledging consignment notes')}\n"
        f"        notes:\n          - {{on: 运单, kind: context, en: {w('Context')}, zh: {w('背景')}, sources: [port-law]}}\n"
        f"        see:\n          - {{to: '1.1-2', as: builds-on, en: {w('Reference')}, zh: {w('参见')}}}\n"
        f"          - {{to: 'term:port', as: builds-on, en: {w('Term')}, zh: {w('术语')}}}\n"
        f"          - {{to: 'source:port-law', as: builds-on, en: {w('Source')}, zh: {w('来源')}}}\n"
        '  - {id: "2.1.2", sentences: [{zh: 鼓励企业参与。}]}\n',
    }


def site_project(to: Path, words: Words) -> Path:
    """Make a project that builds as a site: the code and looks of this one, the small plan, and the words."""
    project = copy_project(to, ROOT)
    for folder in ("annotations", "docs/source"):
        shutil.rmtree(project / folder)
    for page in (project / "docs").glob("*.md"):
        page.unlink()
    nothing: dict[str, str | None] = dict.fromkeys(projects.FILES)
    projects.make(project, nothing | dict(files(words)), pictures.TEXT)
    settings = (project / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    (project / "mkdocs.yml").write_text(settings.partition("\nnot_in_nav:")[0] + "\n", "utf-8")
    (project / "docs/index.md").write_text("# Home { #home }\n\n[Plan](plan/index.md)\n", "utf-8")
    (project / "docs/search.md").write_text("# Search { #search }\n", "utf-8")
    return project
