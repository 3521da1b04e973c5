"""Archives with the same bytes on every run, and the pairs of files that the controls consist of."""
import pathlib
import zipfile
import zlib


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


def commented(picture):
    """A PNG with a comment beside its pixels."""
    text = b"tEXtComment\0two of them"
    chunk = (len(text) - 4).to_bytes(4, "big") + text + zlib.crc32(text).to_bytes(4, "big")
    return picture[:33] + chunk + picture[33:]


# One white pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da63f80f00010101001cb08c990000000049454e44ae426082"
)
