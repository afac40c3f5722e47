package dev.cognate.identitypool.gateway.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.wire.http.PercentEncoding;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {
    private static final List<String> NO_HOSTS = List.of();

    @Test
    void shouldTakeTheBucketFromTheHost() {
        // when
        S3Address address = S3Address.of("/a/b", "photos.s3.example.com:8086", List.of("s3.example.com"));

        // then
        assertThat(address).isEqualTo(new S3Address(Optional.of("photos"), Optional.of("a/b")));
        assertThat(address.path()).isEqualTo("/photos/a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/photos/mine/../theirs/a",
                "/photos/mine/%2e%2e/theirs",
                "/photos/mine%2F..%2Ftheirs",
                "/photos/./a",
                "/photos/mine\\..\\theirs",
                "/photos/a%00b",
                "/photos/%ff"
            })
    void shouldRefuseKeysThatServersMayTakeForOthers(String path) {
        // when
        // then
        assertThatThrownBy(() -> S3Address.of(path, "", NO_HOSTS)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Up", "/a", "/-ab/x", "/a%2Fb/c", "/..%2F/a"})
    void shouldRefuseBucketsS3DoesNotHave(String path) {
        // when
        // then
        assertThatThrownBy(() -> S3Address.of(path, "", NO_HOSTS)).isInstanceOf(Refusal.class);
    }

    @Property
    void shouldPassOnExactlyWhatWasDecidedAbout(@ForAll String key) {
        // given
        S3Address address;
        try {
            address = S3Address.of("/photos/" + PercentEncoding.encode(key), "", NO_HOSTS);
        } catch (Refusal refused) {
            return;
        }

        // when
        S3Address passed = S3Address.of(address.path(), "", NO_HOSTS);

        // then
        assertThat(passed).isEqualTo(address);
        assertThat(passed.key().orElse("")).isEqualTo(key);
    }
}
