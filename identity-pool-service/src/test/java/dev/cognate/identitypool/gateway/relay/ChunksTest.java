package dev.cognate.identitypool.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's example of an upload in chunks: 66,560 letters, 64 KiB in the first chunk and 1 KiB in the second. */
class ChunksTest {
    private static final int LENGTH = 66_560;
    private static final String FIRST =
            "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648";
    private static final String SECOND =
            "400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497";
    private static final String LAST =
            "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9";
    private static final String BODY = FIRST + "\r\n" + "a".repeat(65_536) + "\r\n" + SECOND + "\r\n"
            + "a".repeat(1_024) + "\r\n" + LAST + "\r\n\r\n";

    private final Buffer content = Buffer.buffer();

    @Property(tries = 100)
    void shouldReadChunksHoweverTheyArrive(@ForAll @IntRange(min = 1, max = 70_000) int piece) {
        // given
        BodyCheck check = ExampleUpload.check(LENGTH);
        Buffer found = Buffer.buffer();
        Buffer body = Buffer.buffer(BODY);

        // when
        for (int at = 0; at < body.length(); at += piece) {
            check.take(body.slice(at, Math.min(body.length(), at + piece)), found::appendBuffer);
        }
        check.finish();

        // then
        assertThat(found.toString(StandardCharsets.US_ASCII)).isEqualTo("a".repeat(LENGTH));
    }

    @Test
    void shouldDropTrailersNobodyAnnounced() {
        // given
        String trailed = BODY.substring(0, BODY.length() - 2)
                + "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:" + "0".repeat(64) + "\r\n\r\n";

        // when
        read(trailed, LENGTH);

        // then
        assertThat(content.length()).isEqualTo(LENGTH);
    }

    @Test
    void shouldRefuseAChangedLetter() {
        // given
        String changed = BODY.replaceFirst("aaaa", "aaab");

        // when
        // then
        assertThatThrownBy(() -> read(changed, LENGTH))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("SignatureDoesNotMatch"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100, 66_000})
    void shouldRefuseABodyThatEndsTooSoon(int missing) {
        // given
        String cut = BODY.substring(0, BODY.length() - missing - 2);

        // when
        // then
        assertThatThrownBy(() -> read(cut, LENGTH)).isInstanceOf(Refusal.class);
    }

    @Test
    void shouldRefuseABodyWithoutItsLastChunk() {
        // given
        String cut = BODY.substring(0, BODY.indexOf(LAST));

        // when
        // then
        assertThatThrownBy(() -> read(cut, LENGTH)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\r\n", "0;chunk-signature="})
    void shouldRefuseWhatStandsBehindTheEnd(String more) {
        // when
        // then
        assertThatThrownBy(() -> read(BODY + more, LENGTH)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {66_559, 66_561, 0})
    void shouldRefuseAnotherLengthThanAnnounced(int announced) {
        // when
        // then
        assertThatThrownBy(() -> read(BODY, announced)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\n", "10000\r\n", "-1;chunk-signature=00\r\n", "fffffffff;chunk-signature=00\r\n", "\r\n"})
    void shouldRefuseWhatIsNoChunk(String body) {
        // when
        // then
        assertThatThrownBy(() -> read(body, LENGTH)).isInstanceOf(Refusal.class);
    }

    @Test
    void shouldRefuseAHeaderWithoutEnd() {
        // when
        // then
        assertThatThrownBy(() -> read("1".repeat(10_000), LENGTH)).isInstanceOf(Refusal.class);
    }

    private void read(String body, int length) {
        BodyCheck check = ExampleUpload.check(length);
        for (String piece : List.of(body.substring(0, body.length() / 2), body.substring(body.length() / 2))) {
            check.take(Buffer.buffer(piece), content::appendBuffer);
        }
        check.finish();
    }
}
