package dev.cognate.identitypool.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Uploads in chunks that were damaged anywhere are refused, and never anything else. */
class ChunkFuzzTest {
    private static final byte[][] PIECES = {
        "\r\n".getBytes(StandardCharsets.US_ASCII),
        "0;chunk-signature=".getBytes(StandardCharsets.US_ASCII),
        "ffffffff;chunk-signature=".getBytes(StandardCharsets.US_ASCII),
        "x-amz-trailer-signature:".getBytes(StandardCharsets.US_ASCII),
        ":".getBytes(StandardCharsets.US_ASCII),
        new byte[] {0, -1, '\n', '\r'},
    };

    @Property(tries = 500)
    void shouldRefuseWhateverWasDamaged(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int times) {
        // given
        Random random = new Random(seed);
        byte[] whole = ExampleUpload.trailedBody().getBytes(StandardCharsets.US_ASCII);
        Buffer damaged = Buffer.buffer(whole);
        for (int time = 0; time < times; time++) {
            damaged = damaged(damaged, random);
        }
        Buffer body = damaged;

        // when
        Throwable refused = catchThrowable(() -> read(body, random));

        // then
        if (body.equals(Buffer.buffer(whole))) {
            assertThat(refused).isNull();
        } else if (refused != null) {
            assertThat(refused).isInstanceOf(Refusal.class);
        } else {
            // what is left to change: how lines end, and spaces around what trailers say
            assertThat(body.toString().replaceAll("\\s", ""))
                    .isEqualTo(new String(whole, StandardCharsets.US_ASCII).replaceAll("\\s", ""));
        }
    }

    private static Buffer damaged(Buffer body, Random random) {
        // most of the upload is one letter: look for trouble near its ends
        int at = random.nextBoolean() ? random.nextInt(120) : body.length() - 1 - random.nextInt(400);
        int from = Math.clamp(at, 0, body.length());
        int to = Math.min(body.length(), from + random.nextInt(4));
        byte[] piece = PIECES[random.nextInt(PIECES.length)];
        Buffer changed = Buffer.buffer().appendBuffer(body, 0, from);
        if (random.nextBoolean()) {
            changed.appendBytes(piece);
        }
        return changed.appendBuffer(body, to, body.length() - to);
    }

    private static void read(Buffer body, Random random) {
        BodyCheck check = ExampleUpload.trailedCheck();
        Buffer content = Buffer.buffer();
        int piece = 1 + random.nextInt(body.length());
        for (int at = 0; at < body.length(); at += piece) {
            check.take(body.slice(at, Math.min(body.length(), at + piece)), content::appendBuffer);
        }
        check.finish();
        assertThat(content.toString()).isEqualTo("a".repeat(ExampleUpload.LENGTH));
    }
}
