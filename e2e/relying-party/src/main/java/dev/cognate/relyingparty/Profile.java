package dev.cognate.relyingparty;

import io.quarkus.oidc.IdToken;
import io.quarkus.oidc.UserInfo;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** {@code GET /profile}: who is signed in, as the ID token and the userInfo endpoint tell. */
@Path("/profile")
@Authenticated
public class Profile {
    // this qualifier is for fields only
    @Inject
    @IdToken
    JsonWebToken idToken;

    @Inject
    UserInfo userInfo;

    /** The claims an application shows. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, String> get() {
        return Map.of(
                "issuer", idToken.getIssuer(),
                "subject", idToken.getSubject(),
                "email", String.valueOf(idToken.<Object>getClaim("email")),
                "userInfoSubject", userInfo.getString("sub"));
    }
}
