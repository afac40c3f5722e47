package dev.cognate.userpool.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class DeviceDescriptionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0|Edge on Windows",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML) Version/17.5 Safari/605.1.15|Safari on macOS",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36|Chrome on Linux",
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML) Chrome/126.0 Mobile Safari/537.36|Chrome on Android",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 CriOS/126.0 Mobile Safari/604.1|Chrome on iOS",
                "aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0 source/x86_64|AWS CLI on Linux",
                "aws-sdk-java/2.54.15 md/io#sync os/Linux#6.1|AWS SDK on Linux",
                "okhttp/4.12.0|OkHttp",
                "curl/8.5.0|unknown"
            })
    void shouldTellApplicationAndSystem(String userAgent, String description) {
        assertThat(DeviceDescription.of(userAgent)).isEqualTo(description);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void shouldCallADeviceThatSaysNothingUnknown(String userAgent) {
        assertThat(DeviceDescription.of(userAgent)).isEqualTo("unknown");
    }
}
