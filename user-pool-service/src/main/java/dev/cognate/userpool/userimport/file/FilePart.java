package dev.cognate.userpool.userimport.file;

/**
 * A part of a file.
 *
 * @param last whether the file ends with it
 */
public record FilePart(byte[] bytes, boolean last) {
    @Override
    public String toString() {
        return "FilePart[length=" + bytes.length + ", last=" + last + "]";
    }
}
