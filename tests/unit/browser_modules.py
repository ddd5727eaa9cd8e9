"""Runs the browser modules in Node for tests which compare Python with JavaScript."""

import json
import subprocess
from pathlib import Path

from danvan.site_search import find_node

LOADER = Path(__file__).parents[1] / "node" / "load.js"
PROGRAM = """
const danvan = require({loader}).load();
const input = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
Promise.resolve(({function})(danvan, input)).then((output) => process.stdout.write(JSON.stringify(output)));
"""


def node() -> str:
    """Return the Node to run; the test dependencies bring one."""
    found = find_node()
    assert found, "no Node"
    return found


def evaluate(function: str, data: object) -> object:
    """Return what the JavaScript `(danvan, input) => ...` gives or promises for `data`, both through JSON."""
    program = PROGRAM.format(loader=json.dumps(str(LOADER)), function=function)
    asked = json.dumps(data).encode()
    done = subprocess.run([node(), "-e", program], input=asked, stdout=subprocess.PIPE, check=True, timeout=60)
    return json.loads(done.stdout)
