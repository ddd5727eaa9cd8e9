#!/usr/bin/env bash
# Installs Debian's browsers, and a font that has every Vietnamese letter. Needs root.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get -o Acquire::Retries=3 update
apt-get -o Acquire::Retries=3 install -y --no-install-recommends chromium firefox-esr fonts-noto-core
