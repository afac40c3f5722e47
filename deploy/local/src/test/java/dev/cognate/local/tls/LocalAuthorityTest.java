package dev.cognate.local.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAuthorityTest {
    @TempDir
    private Path folder;

    private LocalAuthority prepared(Instant now) throws IOException {
        var authority = new LocalAuthority(folder, InstantSource.fixed(now));
        authority.prepare();
        return authority;
    }

    private static void validate(X509Certificate certificate, X509Certificate anchor) throws GeneralSecurityException {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setRevocationEnabled(false);
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @Test
    void shouldIssueACertificateThatItsAuthorityVouchesFor() throws Exception {
        // given
        LocalAuthority authority = prepared(Instant.now());
        X509Certificate certificate = Pem.readCertificate(authority.certificate());

        // when / then
        assertThatCode(() -> validate(certificate, Pem.readCertificate(authority.authority())))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldNotBeVouchedForByAnotherInstallation(@TempDir Path other) throws Exception {
        // given
        X509Certificate certificate =
                Pem.readCertificate(prepared(Instant.now()).certificate());
        var stranger = new LocalAuthority(other, InstantSource.system());
        stranger.prepare();

        // when / then
        assertThatThrownBy(() -> validate(certificate, Pem.readCertificate(stranger.authority())))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void shouldNameTheLocalHosts() throws Exception {
        // when
        X509Certificate certificate =
                Pem.readCertificate(prepared(Instant.now()).certificate());

        // then
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactlyInAnyOrder(
                        "localhost", "*.localhost", "*.auth.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test
    void shouldVouchForLocalhostOnly() throws Exception {
        // when
        X509Certificate authority = Pem.readCertificate(prepared(Instant.now()).authority());

        // then
        assertThat(authority.getCriticalExtensionOIDs()).contains("2.5.29.30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.key", "localhost.key"})
    void shouldKeepPrivateKeysFromOthers(String key) throws IOException {
        // given
        prepared(Instant.now());

        // when
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key)));

        // then
        assertThat(permissions).isEqualTo("rw-------");
    }

    @Test
    void shouldKeepWhatIsStillGood() throws IOException {
        // given
        Instant now = Instant.now();
        String before = Files.readString(prepared(now).certificate());

        // when
        LocalAuthority later = prepared(now.plus(Duration.ofDays(300)));

        // then
        assertThat(later.certificate()).hasContent(before);
    }

    @Test
    void shouldRenewACertificateThatEndsSoonUnderTheSameAuthority() throws IOException {
        // given
        Instant now = Instant.now();
        LocalAuthority first = prepared(now);
        String authority = Files.readString(first.authority());
        String certificate = Files.readString(first.certificate());

        // when
        LocalAuthority later = prepared(now.plus(Duration.ofDays(385)));

        // then
        assertThat(later.authority()).hasContent(authority);
        assertThat(Files.readString(later.certificate())).isNotEqualTo(certificate);
    }
}
