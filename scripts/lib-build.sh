# shellcheck shell=bash
# lib-build.sh - Debian packages, the pinned Node, the C programs, the client. `tools` is the
# folder that it all lies in: var/ of the checkout, also when the site itself lies elsewhere.

packages_to_run=(autoconf automake bash ca-certificates gcc libc6-dev libdbd-pg-perl libfcgi-dev
    libjson-c-dev libpq-dev libsodium-dev libsystemd-dev libuv1-dev make multiwatch nginx pkg-config
    postgresql-15 postgresql-client-15 procps spawn-fcgi sqitch util-linux)

need_debian() {
    [ "$(uname -s)" = Linux ] ||
        fail "This is $(uname -s). Brelan runs on Linux: use Debian 12, for example in a virtual machine."
    case $(uname -m) in
    x86_64 | aarch64) ;;
    *) fail "This machine is a $(uname -m). Brelan is built on x86_64 and aarch64." ;;
    esac
    command -v dpkg-query >/dev/null || fail "This Linux is not Debian. Use Debian 12; the packages it needs have the same or similar names elsewhere: ${packages_to_run[*]}"
}

is_installed() { # PACKAGE
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing_packages() { # PACKAGE…
    local package
    for package in "$@"; do
        is_installed "$package" || echo "$package"
    done
}

# need_packages LOG PACKAGE… - installs those that are missing, or says how.
need_packages() {
    local log=$1 missing
    shift
    if ! command -v npm >/dev/null && [ ! -x "$tools/node/node_modules/.bin/npm" ]; then
        set -- "$@" npm
    fi
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Debian packages that are missing: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        fail "Install them, then start again:

    sudo apt-get install --no-install-recommends ${missing[*]}"
    fi
    need_disk / 1500
    step "installing ${#missing[@]} Debian packages" "$log" install_packages "${missing[@]}"
}

# Services that come with packages (nginx, PostgreSQL) are not started: the site has its own.
install_packages() {
    local policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod 755 $policy
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y --no-install-recommends "$@" ||
        { apt-get update && apt-get install -y --no-install-recommends "$@"; }
}

# -- Node

# The machine's npm, whichever it is, brings the pinned Node and npm by their lock file.
install_node() {
    rm -rf "$tools/node"
    mkdir -p "$tools/node"
    cp "$top"/scripts/node/package*.json "$tools/node"
    cd "$tools/node"
    npm ci --ignore-scripts --no-audit --no-fund || {
        say "The npm registry did not answer, or not with what is pinned: $(npm config get registry)"
        return 1
    }
    [ "$(PATH=$tools/node/node_modules/.bin:$PATH node --version | cut -d. -f1)" = v22 ]
    cp "$top/scripts/node/package-lock.json" "$tools/node/installed"
}

debian_certificates=/etc/ssl/certs/ca-certificates.crt

need_node() { # LOG
    # Debian's node trusts what Debian trusts, such as the certificate of a company's proxy; the
    # pinned one does not by itself.
    [ ! -e $debian_certificates ] || export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-$debian_certificates}
    cmp -s "$top/scripts/node/package-lock.json" "$tools/node/installed" ||
        step "bringing Node 22 and npm 11" "$1" install_node
    export PATH="$tools/node/node_modules/.bin:$PATH"
    export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false
}

# -- The C programs

# build_programs FOLDER [CONFIGURE OPTION…] - out of the tree and incremental. The sources are
# linked one by one into a folder of their own, so that neither configure nor objects of a build
# in the checkout come together with this one.
build_programs() {
    local folder=$1 source=$1/source file
    shift
    rm -rf "$source/src" "$source/tests"
    mkdir -p "$source"
    for file in configure.ac Makefile.am LICENSE README.md ARCHITECTURE.md CONTRIBUTING.md \
        CHANGELOG.md .clang-format .clang-tidy .editorconfig docs frontend nginx scripts sql systemd; do
        [ ! -e "$top/$file" ] || ln -sfn "$top/$file" "$source/$file"
    done
    cp -Rs "$top/src" "$top/tests" "$source"
    find "$source/src" "$source/tests" \( -name '*.o' -o -name .dirstamp -o -name '*.Po' \) -delete
    [ "$source/configure" -nt "$top/configure.ac" ] && [ -f "$source/Makefile.in" ] ||
        (cd "$source" && autoreconf -i)
    cd "$folder"
    if [ ! -f config.status ] || [ "$(cat configured 2>/dev/null)" != "$*" ]; then
        "$source/configure" -q "$@"
        echo "$*" >configured
    fi
    make -j "$(nproc)"
}

# -- The client

client_fingerprint() {
    find "$top/frontend" -type d \( -name node_modules -o -name dist -o -name test-results \) -prune \
        -o -type f -printf '%P %T@ %s\n' | sort | sha256sum
}

install_client_packages() {
    cd "$top/frontend"
    npm ci || {
        say "The npm registry did not answer, or not with what is pinned: $(npm config get registry)"
        return 1
    }
    cp package-lock.json node_modules/.brelan-lock
}

need_client_packages() { # LOG
    cmp -s "$top/frontend/package-lock.json" "$top/frontend/node_modules/.brelan-lock" ||
        step "installing the client's packages" "$1" install_client_packages
}

build_client() {
    cd "$top/frontend"
    npm run build
    rm -rf "$tools/client.new"
    cp -R dist "$tools/client.new"
    chmod -R a+rX "$tools/client.new"
    rm -rf "$tools/client"
    mv "$tools/client.new" "$tools/client"
    client_fingerprint >"$tools/client.built"
}

need_client() { # LOG
    local fingerprint
    fingerprint=$(client_fingerprint)
    if [ ! -f "$tools/client/index.html" ] || [ "$fingerprint" != "$(cat "$tools/client.built" 2>/dev/null)" ]; then
        need_client_packages "$1"
        step "building the client" "$1" build_client
    fi
}
