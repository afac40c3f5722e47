package dev.cognate.userpool.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant SENT_AT = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"test\": 2432232314}";

    /** The example of the Standard Webhooks libraries. */
    @Test
    void shouldSignAsTheStandardSays() {
        // when
        Map<String, String> headers =
                WebhookSignature.headers("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", ID, SENT_AT, BODY);

        // then
        assertThat(headers)
                .containsEntry("webhook-id", ID)
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void shouldCoverIdTimeAndBody() {
        // given
        String signature = sign("a secret", ID, SENT_AT, BODY);

        // then
        assertThat(sign("a secret", ID + "x", SENT_AT, BODY)).isNotEqualTo(signature);
        assertThat(sign("a secret", ID, SENT_AT.plusSeconds(1), BODY)).isNotEqualTo(signature);
        assertThat(sign("a secret", ID, SENT_AT, BODY + " ")).isNotEqualTo(signature);
        assertThat(sign("another", ID, SENT_AT, BODY)).isNotEqualTo(signature);
    }

    private static String sign(String secret, String id, Instant at, String body) {
        return WebhookSignature.headers(secret, id, at, body).get("webhook-signature");
    }
}
