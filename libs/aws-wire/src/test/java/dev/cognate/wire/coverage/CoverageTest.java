package dev.cognate.wire.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.GetAccessKeyInfoOperation;
import dev.cognate.contract.sts.GetAccessKeyInfoRequest;
import dev.cognate.contract.sts.GetAccessKeyInfoResponse;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    /** The one operation that a class among these tests builds. */
    static final class Built implements GetAccessKeyInfoOperation {
        @Override
        public Uni<GetAccessKeyInfoResponse> getAccessKeyInfo(GetAccessKeyInfoRequest request, CallContext context) {
            return Uni.createFrom().nothing();
        }
    }

    @Test
    void shouldCountWhatClassesBuild() throws IOException, URISyntaxException {
        // when
        String printed = printed(false);

        // then
        assertThat(printed.lines())
                .containsExactly(
                        "cognito-idp           0 /  140",
                        "cognito-identity      0 /   23",
                        "cognito-sync          0 /   17",
                        "sts                   1 /   11",
                        "iam                   0 /   82",
                        "total                 1 /  273");
    }

    @Test
    void shouldNameWhatIsMissing() throws IOException, URISyntaxException {
        // when
        String printed = printed(true);

        // then
        assertThat(printed).contains("    AssumeRole\n").doesNotContain("GetAccessKeyInfo");
    }

    private static String printed(boolean isNamingMissing) throws IOException, URISyntaxException {
        Path classes = Path.of(CoverageTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Coverage.print(
                BuiltOperations.in(List.of(classes)),
                isNamingMissing,
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
