package dev.cognate.userpool.claims;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Claims and scopes declared by the operator. */
@ConfigMapping(prefix = "cognate.claims")
public interface ClaimsConfig {

    /**
     * A JSON file with claims and scopes to add to the tokens of app clients and groups, read once at start. Without it
     * tokens say what Cognito's say.
     */
    Optional<Path> file();
}
