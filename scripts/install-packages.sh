#!/bin/sh
# Installs Debian packages for tests, as root: scripts/install-packages.sh PACKAGE…
#
# Debian would start the services of a package at once, and create a cluster with PostgreSQL. Tests start their own, so both are refused meanwhile; the
# policy of the system (POLICY names another file) is put back afterwards.
set -eu
policy=${POLICY:-/usr/sbin/policy-rc.d}
mark=zayavka-tests
clusters=/etc/postgresql-common/createcluster.d
exec 9<"$(dirname "$policy")"
flock 9 # two runs would put back the policy of each other

restore() {
  rm -f "$policy" "$clusters/$mark.conf"
  [ ! -e "$policy.$mark" ] || mv "$policy.$mark" "$policy"
}
trap restore EXIT
trap 'exit 130' INT TERM HUP

# one with the mark was left by a run that was killed
if [ -e "$policy" ] && ! grep -q "$mark" "$policy"; then mv "$policy" "$policy.$mark"; fi
printf '#!/bin/sh\n# %s: no service is started\nexit 101\n' "$mark" >"$policy"
chmod 755 "$policy"
case " $* " in *' postgresql-'*)
  mkdir -p "$clusters"
  echo 'create_main_cluster = false' >"$clusters/$mark.conf"
esac

export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
