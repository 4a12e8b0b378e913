"""What a stranger reads first in a bundle: which commands check it, and what they prove and do not prove.

Every line that begins with four spaces and a dollar sign is a command; a test runs them as they stand here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from habeas.custody.contents import NAMESPACE, Contents, Head
from habeas.keys.signing import ssh_fingerprint
from habeas.model.custody import AnchorKind

OPENED = """\
HOW TO CHECK THIS BUNDLE

You need no program of ours and no connection. On Linux everything is there or in the packages coreutils,
openssh-client, openssl (3 or later), python3 and age; on macOS write `shasum -a 256` for `sha256sum`. Type the
commands that follow a dollar sign, in this folder, in this order. Each must say what stands under it. If one does
not, keep the bundle as it is, rely on nothing in it, and ask whoever sent it.
"""
SEALED = """
0. OPEN IT

   It came as one file that only your key opens; you have done this already if you read this.

    $ age -d -i my-key.txt {name}.tar.age | tar -xf -
    $ cd {name}
"""
FILES = """
1. NO FILE WAS CHANGED

    $ sha256sum -c SHA256SUMS

   Every line ends with OK.

2. THE LIST OF FILES WAS SIGNED BY THE KEY OF THIS LOG

    $ ssh-keygen -Y verify -f allowed_signers -I {origin} -n {namespace} -s SHA256SUMS.sig < SHA256SUMS

   It says: Good "{namespace}" signature, with the key
   {fingerprint}
   Anybody can make a key. Ask those who made the bundle for these letters by another way, such as by telephone or in
   a letter, and compare them. Without that you know only that one and the same key signed all of it.

3. THE LOG STOOD AT THESE SIZES WHEN IT WAS SIGNED
"""
HEAD = """
    $ openssl pkeyutl -verify -pubin -inkey log/log.pub.pem -rawin -in {at}checkpoint.txt -sigfile {at}checkpoint.sig

   Signature Verified Successfully: the log had {size} entries, at {when} by the clock of whoever signed.
"""
PROOFS = """
4. THE RECORDS STAND IN THAT LOG, AND NOTHING WAS ADDED TO THIS FOLDER

    $ python3 verify.py

   The last line is: ALL OF THIS HOLDS; now check the signatures
   You may read verify.py first; it has fewer than 300 lines, and you may write your own (RFC 6962, section 2.1).
"""
WITNESSED = """
5. OTHERS SAW THE LOG THEN

   A log that one party keeps proves little by itself. These parties saw it too, and would have refused to sign had
   it been cut or rewritten since they saw it before. Ask them for their keys, and compare.
"""
COSIGNED = """
    $ openssl pkeyutl -verify -pubin -inkey {at}.pub.pem -rawin -in {at}.txt -sigfile {at}.sig

   Signature Verified Successfully: {witness} saw {size} entries, {when} by its clock. Its key:
   {vkey}
"""
NOBODY = """
   Nobody: no partner has cosigned this log, and no receipt from outside is in this bundle. That the records are as
   old as they say rests on the word of those who keep the log.
"""
STAMPED = """
    $ openssl ts -verify -data {data} -in {path} -CAfile {path}.pem

   Verification: OK. The authority stamped it {when}. Get its certificate from itself as well, and compare.
"""
STAMPED_UNCHECKED = """
   {path} is a receipt of a time-stamping authority for {data}, whose certificates are not here:
   openssl ts -verify -data {data} -in {path} -CAfile ITS-CERTIFICATES
"""
BLOCKS = """
   {path} is an OpenTimestamps proof for {data}. With its own client, and a Bitcoin node or a block explorer:
   ots verify -f {data} {path}
"""


def instructions(contents: Contents, public: bytes) -> str:
    """Return VERIFY.txt."""
    origin = contents.last.origin
    told = {"origin": origin, "namespace": NAMESPACE, "fingerprint": ssh_fingerprint(public), "name": contents.name}
    parts = [OPENED, SEALED.format(**told) if contents.sealed else "", FILES.format(**told)]
    for head in contents.heads:
        checkpoint = head.checkpoint
        parts.append(HEAD.format(at=head.folder, size=checkpoint.size, when=checkpoint.at))
    parts.extend((PROOFS, WITNESSED))
    seen = [part for head in contents.heads for part in _from_outside(head)]
    return "".join((*parts, *(seen or [NOBODY])))


def _from_outside(head: Head) -> Iterator[str]:
    data, size = f"{head.folder}checkpoint.txt", head.checkpoint.size
    for stem, each in head.stems():
        yield COSIGNED.format(at=head.folder + stem, witness=each.witness, size=size, vkey=each.vkey,
                              when=_utc(each.seconds))  # fmt: skip
    for path, anchor in head.receipts():
        if anchor.kind is AnchorKind.OPENTIMESTAMPS:
            yield BLOCKS.format(path=path, data=data)
        elif anchor.is_checked and anchor.chain:
            yield STAMPED.format(path=path, data=data, when=anchor.stamped_at)
        else:
            yield STAMPED_UNCHECKED.format(path=path, data=data)


REPORT = """\
WHAT THIS BUNDLE HOLDS

Case {case}, for: {audience}. Made {made_at}.
{originals} files as they were received (folder files/), and {records} records of the log (folder records/), each with
the random bytes by which it can be held against the log. The other entries of the log are not here; of them you see
hashes, which tell nothing.

WHAT IT PROVES, once all of VERIFY.txt has said what it should

- The files and records are, to the byte, what stood in the log when it had {size} entries.
- None of them was changed, and no entry before them removed, since the earliest checkpoint in which they stand.
- A checkpoint that a witness or an authority has signed existed when they say so. Nobody who holds the key of the log
  can change what was in it then; they could only begin another log, with another history.

WHAT IT DOES NOT PROVE

- That what the records and files say is true, or who wrote the files.
- That nothing was left out of the log, or of this bundle.
- Who held the key of the log. A person can be forced to sign; but only what comes after, never what was witnessed.

THE FILES
"""


def report(contents: Contents) -> str:
    """Return REPORT.txt."""
    head = REPORT.format(
        case=contents.case, audience=contents.audience, made_at=contents.made_at, size=contents.last.size,
        originals=len(contents.originals), records=len(contents.records),
    )  # fmt: skip
    lines = [f"- {each.path}: record {each.record:08d}, {each.document}\n" for each in contents.originals]
    return "".join((head, "\n", *(lines or ["- none\n"])))


def _utc(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S} UTC"
