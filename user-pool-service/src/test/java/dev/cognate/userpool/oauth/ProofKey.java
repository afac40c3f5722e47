package dev.cognate.userpool.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.net.URI;
import java.time.Instant;
import java.util.Date;

/** A key of a client, with the proofs it makes (RFC 9449). */
record ProofKey(ECKey key) {
    static final String TOKEN = "http://localhost:9229/oauth2/token";
    static final String USER_INFO = "http://localhost:9229/oauth2/userInfo";

    static ProofKey create() {
        try {
            return new ProofKey(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String thumbprint() throws JOSEException {
        return key.computeThumbprint().toString();
    }

    String proof(String method, String uri) {
        return proof(method, uri, Instant.now(), null);
    }

    String proof(String method, String uri, String accessToken) {
        return proof(method, uri, Instant.now(), new DPoPAccessToken(accessToken));
    }

    String proof(String method, String uri, Instant at, AccessToken token) {
        try {
            return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                    .createDPoPJWT(new JWTID(), method, URI.create(uri), Date.from(at), token)
                    .serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
