"""Archives with the same bytes on every run, and the pairs of files that the controls consist of."""
import pathlib
import zipfile


def pack(parts):
    """A ZIP archive of (name, content) pairs, in their order, dated 1980."""
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            data = content.encode() if isinstance(content, str) else content
            archive.writestr(info, data, compresslevel=9)
    return buffer.getvalue()


def write(folder, extension, pairs):
    """Writes each pair as `<name>-bad.<extension>` and `<name>-good.<extension>`."""
    folder = pathlib.Path(__file__).parent / folder
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*-*"):
        old.unlink()
    for name, (bad, good) in pairs.items():
        for kind, data in (("bad", bad), ("good", good)):
            assert len(data) < 30_000, (name, kind, len(data))
            (folder / f"{name}-{kind}.{extension}").write_bytes(data)


# One white pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080000000"
    "03a7e9b550000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
)
