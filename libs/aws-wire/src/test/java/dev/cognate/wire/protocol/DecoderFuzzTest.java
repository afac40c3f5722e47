package dev.cognate.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.constraint.Violations;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.sts.Sts;
import dev.cognate.contract.sync.CognitoSync;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a body holds, decoding gives a record or a {@link DecodingException}, and validation never fails. */
class DecoderFuzzTest {
    private static final List<String> SIGN_UPS = List.of(
            "{\"ClientId\":\"abc\",\"Username\":\"ada\",\"Password\":\"pw\",\"UserAttributes\":[{\"Name\":\"email\","
                    + "\"Value\":\"a@example.org\"}],\"ClientMetadata\":{\"k\":\"v\"},\"ValidationData\":[]}",
            "{\"ClientId\":\"\\u0061bc\",\"Username\":\"\\ud83d\\ude00\",\"AnalyticsMetadata\":{\"AnalyticsEndpointId\":null},"
                    + "\"UserContextData\":{\"IpAddress\":\"::1\",\"EncodedData\":\"x\"}}");
    private static final List<String> POOLS = List.of(
            "{\"PoolName\":\"p\",\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":8,\"RequireUppercase\":true}},"
                    + "\"Schema\":[{\"Name\":\"n\",\"AttributeDataType\":\"String\",\"Mutable\":false,"
                    + "\"StringAttributeConstraints\":{\"MinLength\":\"1\"}}],\"UserPoolTags\":{\"a\":\"b\"},"
                    + "\"MfaConfiguration\":\"OFF\",\"AutoVerifiedAttributes\":[\"email\"]}");
    private static final List<String> RECORDS =
            List.of("{\"SyncSessionToken\":\"t\",\"RecordPatches\":[{\"Op\":\"replace\",\"Key\":\"k\",\"Value\":\"v\","
                    + "\"SyncCount\":1,\"DeviceLastModifiedDate\":1.7E9}]}");
    private static final List<String> FORMS =
            List.of("Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr&RoleSessionName=s&DurationSeconds=900"
                    + "&Tags.member.1.Key=a&Tags.member.1.Value=b&PolicyArns.member.1.arn=x");
    private static final String SPICE = "{}[]\",:\\0123456789eE+-.truefalsn&=%\u0000\ud83d";

    private final ProtocolServer idp = ProtocolServer.of(CognitoIdp.SERVICE);
    private final ProtocolServer sync = ProtocolServer.of(CognitoSync.SERVICE);
    private final ProtocolServer sts = ProtocolServer.of(Sts.SERVICE);

    @Property(tries = 10_000)
    void shouldSurviveMutatedSignUps(@ForAll long seed) {
        assertSurvives(idp, operation(CognitoIdp.SERVICE, "SignUp"), mutated(SIGN_UPS, new Random(seed)), "");
    }

    @Property(tries = 10_000)
    void shouldSurviveMutatedPools(@ForAll long seed) {
        assertSurvives(idp, operation(CognitoIdp.SERVICE, "CreateUserPool"), mutated(POOLS, new Random(seed)), "");
    }

    @Property(tries = 10_000)
    void shouldSurviveMutatedRecords(@ForAll long seed) {
        assertSurvives(sync, operation(CognitoSync.SERVICE, "UpdateRecords"), mutated(RECORDS, new Random(seed)), "");
    }

    @Property(tries = 10_000)
    void shouldSurviveMutatedForms(@ForAll long seed) {
        assertSurvives(
                sts,
                operation(Sts.SERVICE, "AssumeRole"),
                mutated(FORMS, new Random(seed)),
                "application/x-www-form-urlencoded");
    }

    @Property(tries = 2)
    void shouldSurviveDepth(@ForAll boolean isList) {
        String opening = isList ? "[" : "{\"a\":";
        assertSurvives(
                idp,
                operation(CognitoIdp.SERVICE, "SignUp"),
                Buffer.buffer("{\"Unknown\":" + opening.repeat(100_000)),
                "");
    }

    private static void assertSurvives(
            ProtocolServer protocol, OperationSpec<?, ?, ?> operation, Buffer body, String contentType) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("content-type", contentType);
        String path = "/identitypools/a/identities/b/datasets/c";
        WireRequest request = new WireRequest("POST", path, "", headers, body);
        assertThatCode(() -> decodeAndValidate(protocol, operation, request))
                .as(body.toString(StandardCharsets.UTF_8))
                .doesNotThrowAnyException();
    }

    private static void decodeAndValidate(
            ProtocolServer protocol, OperationSpec<?, ?, ?> operation, WireRequest request) {
        try {
            protocol.decode(operation, request).validate(new Violations());
        } catch (DecodingException refused) {
            assertThat(refused).hasMessageNotContainingAny("dev.cognate", "jackson");
        }
    }

    private static OperationSpec<?, ?, ?> operation(ServiceSpec service, String name) {
        return service.operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Buffer mutated(List<String> originals, Random random) {
        StringBuilder text = new StringBuilder(originals.get(random.nextInt(originals.size())));
        for (int count = random.nextInt(1, 6); count > 0 && !text.isEmpty(); count--) {
            mutate(text, random);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return Buffer.buffer(bytes);
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(1, 12));
        char spice = SPICE.charAt(random.nextInt(SPICE.length()));
        switch (random.nextInt(4)) {
            case 0 -> text.setCharAt(at, spice);
            case 1 -> text.insert(at, spice);
            case 2 -> text.delete(at, end);
            default -> text.insert(at, text.substring(at, end));
        }
    }
}
