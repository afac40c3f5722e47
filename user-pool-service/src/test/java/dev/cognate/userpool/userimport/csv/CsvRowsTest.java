package dev.cognate.userpool.userimport.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvRowsTest {

    @Example
    void shouldReadValuesWithCommasBehindABackslashAndBetweenQuotationMarks() {
        assertThat(read("a\\,b,\"c,d\",\"e \"\"f\"\"\",g\"h\n"))
                .containsExactly(new CsvRow.Values(1, List.of("a,b", "c,d", "e \"f\"", "g\"h")));
    }

    @Example
    void shouldReadAFileWithAByteOrderMarkAndLinesOfWindows() {
        assertThat(read("\uFEFFname,email\r\nJörg,j@example.com\r\n"))
                .containsExactly(
                        new CsvRow.Values(1, List.of("name", "email")),
                        new CsvRow.Values(2, List.of("Jörg", "j@example.com")));
    }

    @Example
    void shouldCountLinesWithoutAnything() {
        assertThat(read("\n\r\na\n\nb"))
                .containsExactly(new CsvRow.Values(3, List.of("a")), new CsvRow.Values(5, List.of("b")));
    }

    @Example
    void shouldReadAValueThatGoesOnInTheNextLineAsOneRow() {
        assertThat(read("a,\"street\r\nmallory,true\",b\nc\n"))
                .containsExactly(
                        new CsvRow.Values(1, List.of("a", "street\r\nmallory,true", "b")),
                        new CsvRow.Values(3, List.of("c")));
    }

    @Example
    void shouldTakeNoPartOfAValueForARowWhenALineInItEndsWithABackslash() {
        assertThat(read("a,\"street\\\nmallory,true\",b\nc\n"))
                .extracting(CsvRow::line)
                .containsExactly(1L, 3L);
    }

    @Example
    void shouldLetARowFailAlone() {
        assertThat(read("a\n\"b\" c\nd\n"))
                .containsExactly(
                        new CsvRow.Values(1, List.of("a")),
                        new CsvRow.Malformed(2, "The row is not well-formed."),
                        new CsvRow.Values(3, List.of("d")));
    }

    @Example
    void shouldLetARowFailThatIsNotUtf8() {
        // given
        byte[] bytes = {'a', '\n', (byte) 0xC3, '\n', 'b'};

        // when / then
        assertThat(read(bytes))
                .containsExactly(
                        new CsvRow.Values(1, List.of("a")),
                        new CsvRow.Malformed(2, "The row is not UTF-8."),
                        new CsvRow.Values(3, List.of("b")));
    }

    @Example
    void shouldLetALongRowFail() {
        // given
        String longest = "x".repeat(CsvRows.MAX_CHARACTERS);

        // when / then
        assertThat(read(longest + "\n" + longest + "x\na"))
                .satisfiesExactly(
                        fits -> assertThat(fits).isInstanceOf(CsvRow.Values.class),
                        tooLong -> assertThat(tooLong)
                                .isEqualTo(new CsvRow.Malformed(2, "The row is longer than 16000 characters.")),
                        after -> assertThat(after).isEqualTo(new CsvRow.Values(3, List.of("a"))));
    }

    @Example
    void shouldNotTakeACarriageReturnWithinALineForTheEndOfARow() {
        assertThat(read("a,b\rmallory,true\nc"))
                .containsExactly(
                        new CsvRow.Malformed(1, "The row is not well-formed."), new CsvRow.Values(2, List.of("c")));
    }

    @Example
    void shouldGiveUpOnAQuotationMarkThatIsNotClosedForManyLines() {
        assertThatThrownBy(() -> read("a\n\"b\n" + "mallory,true\n".repeat(CsvRows.MAX_LINES)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("A quotation mark in line 2 is not closed.");
    }

    @Example
    void shouldGiveUpOnAQuotationMarkThatIsNotClosedForManyCharacters() {
        assertThatThrownBy(() -> read("\"b\n" + "x".repeat(CsvRows.MAX_CHARACTERS) + "\nmallory,true\n"))
                .isInstanceOf(UnreadableFileException.class);
    }

    @Example
    void shouldLetTheLastRowFailWhenItsQuotationMarkIsNotClosed() {
        assertThat(read("a\n\"b\nc\n"))
                .containsExactly(
                        new CsvRow.Values(1, List.of("a")), new CsvRow.Malformed(2, "A quotation mark is not closed."));
    }

    @Example
    void shouldWaitForTheRestOfARow() {
        // given
        CsvRows rows = new CsvRows("a\nb,\"c\n".getBytes(UTF_8), false, 7);

        // when / then
        assertThat(rows.next()).contains(new CsvRow.Values(7, List.of("a")));
        assertThat(rows.next()).isEmpty();
        assertThat(rows.position()).isEqualTo(2);
        assertThat(rows.line()).isEqualTo(8);
        assertThat(rows.isExhausted()).isFalse();
    }

    @Property(tries = 300)
    void shouldReadTheSameRowsPartByPartAsAtOnce(@ForAll("files") String file, @ForAll("steps") int step) {
        // given
        byte[] bytes = file.getBytes(UTF_8);

        // when
        List<CsvRow> parts = new ArrayList<>();
        int from = 0;
        long line = 1;
        int length = step;
        while (true) {
            int to = Math.min(bytes.length, from + length);
            CsvRows rows = new CsvRows(Arrays.copyOfRange(bytes, from, to), to == bytes.length, line);
            Optional<CsvRow> row = rows.next();
            row.ifPresent(parts::add);
            boolean stuck = row.isEmpty() && rows.position() == 0;
            length = stuck ? length + step : step;
            from += rows.position();
            line = rows.line();
            if (rows.isExhausted()) {
                break;
            }
        }

        // then
        assertThat(parts).isEqualTo(read(bytes));
    }

    @Property(tries = 300)
    void shouldComeToAnEndWithWhateverBytes(@ForAll byte[] bytes) {
        assertThat(read(bytes)).hasSizeLessThanOrEqualTo(bytes.length);
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.strings().withChars("ab,\"\\\n\r é").ofMaxLength(60);
    }

    @Provide
    Arbitrary<Integer> steps() {
        return Arbitraries.integers().between(4, 40);
    }

    private static List<CsvRow> read(String file) {
        return read(file.getBytes(UTF_8));
    }

    private static List<CsvRow> read(byte[] file) {
        CsvRows rows = new CsvRows(file, true, 1);
        List<CsvRow> all = new ArrayList<>();
        for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            all.add(row.get());
        }
        assertThat(rows.isExhausted()).isTrue();
        return all;
    }
}
