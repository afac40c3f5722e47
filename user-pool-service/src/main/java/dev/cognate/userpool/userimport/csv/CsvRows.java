package dev.cognate.userpool.userimport.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a part of a file, one after the other: UTF-8 with or without byte order mark, lines that end in LF or CRLF,
 * commas in a value behind a backslash or between quotation marks. A value between quotation marks may go on in the next
 * line. Lines without anything are passed over.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html">AWS's
 *     guide: formatting the CSV file</a>
 */
public final class CsvRows {
    /** Developer guide: the maximum row length. */
    static final int MAX_CHARACTERS = 16_000;

    /** Keeps a forgotten quotation mark from being looked for in the whole file. */
    static final int MAX_LINES = 100;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final CSVFormat STRICT = CSVFormat.DEFAULT
            .builder()
            .setEscape('\\')
            .setIgnoreEmptyLines(false)
            .get();
    private static final CSVFormat OPEN_AT_THE_END =
            STRICT.builder().setLenientEof(true).get();

    private final byte[] part;
    private final boolean last;
    private int at;
    private long line;

    /**
     * Rows from a place on.
     *
     * @param part begins where a row begins
     * @param last whether the file ends where the part ends
     * @param firstLine the number of the line the part begins with
     */
    public CsvRows(byte[] part, boolean last, long firstLine) {
        this.part = part;
        this.last = last;
        this.line = firstLine;
        if (firstLine == 1 && startsWithMark()) {
            at = BYTE_ORDER_MARK.length;
        }
    }

    /** How many bytes of the part are read. */
    public int position() {
        return at;
    }

    /** The number of the line that is next. */
    public long line() {
        return line;
    }

    /** Whether the file has been read to its end. */
    public boolean isExhausted() {
        return last && at >= part.length;
    }

    /**
     * The next row; empty when there is none that ends within the part.
     *
     * @throws UnreadableFileException when nobody can say where the row ends
     */
    public Optional<CsvRow> next() {
        passEmptyLines();
        int end = at;
        for (int lines = 1; at < part.length; lines++) {
            int lineEnd = endOfLine(end);
            if (lineEnd == part.length && !last) {
                return Optional.empty();
            }
            Reading reading = read(at, lineEnd);
            boolean goesOn = reading.open() && lineEnd + 1 < part.length;
            if (!goesOn && reading.open() && !last) {
                return Optional.empty();
            }
            if (!goesOn) {
                return Optional.of(take(reading, lineEnd, lines));
            }
            requireSensible(reading, lines);
            end = lineEnd + 1;
        }
        return Optional.empty();
    }

    private boolean startsWithMark() {
        return part.length >= BYTE_ORDER_MARK.length
                && part[0] == BYTE_ORDER_MARK[0]
                && part[1] == BYTE_ORDER_MARK[1]
                && part[2] == BYTE_ORDER_MARK[2];
    }

    private void passEmptyLines() {
        while (at < part.length) {
            int end = endOfLine(at);
            boolean empty = end == at || (end == at + 1 && part[at] == '\r');
            if (!empty || (end == part.length && !last)) {
                return;
            }
            line++;
            at = Math.min(end + 1, part.length);
        }
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < part.length && part[end] != '\n') {
            end++;
        }
        return end;
    }

    private CsvRow take(Reading reading, int lineEnd, int lines) {
        long first = line;
        line += lines;
        at = Math.min(lineEnd + 1, part.length);
        return reading.fault() == null
                ? new CsvRow.Values(first, reading.values())
                : new CsvRow.Malformed(first, reading.fault());
    }

    private void requireSensible(Reading reading, int lines) {
        if (lines >= MAX_LINES || reading.length() > MAX_CHARACTERS) {
            throw new UnreadableFileException("A quotation mark in line " + line + " is not closed.");
        }
    }

    /**
     * Some lines, read as one row.
     *
     * @param fault why they are none, or null
     * @param open whether the row may go on in the next line
     */
    private record Reading(List<String> values, String fault, boolean open, int length) {}

    private Reading read(int from, int to) {
        int end = to > from && part[to - 1] == '\r' ? to - 1 : to;
        String text;
        try {
            text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(part, from, end - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new Reading(List.of(), "The row is not UTF-8.", false, 0);
        }
        Optional<List<String>> values = values(text, STRICT);
        if (values.isPresent()) {
            String fault =
                    text.length() > MAX_CHARACTERS ? "The row is longer than " + MAX_CHARACTERS + " characters." : null;
            return new Reading(values.get(), fault, false, text.length());
        }
        boolean open = values(text + "\n", OPEN_AT_THE_END).isPresent();
        String fault = open ? "A quotation mark is not closed." : "The row is not well-formed.";
        return new Reading(List.of(), fault, open, text.length());
    }

    private static Optional<List<String>> values(String text, CSVFormat format) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            // a carriage return within a line begins a second one
            return records.size() == 1 ? Optional.of(records.getFirst().toList()) : Optional.empty();
        } catch (IOException | UncheckedIOException malformed) {
            return Optional.empty();
        }
    }
}
