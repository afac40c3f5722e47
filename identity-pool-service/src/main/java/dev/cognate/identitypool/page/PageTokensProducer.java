package dev.cognate.identitypool.page;

import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.database.Json;
import dev.cognate.database.PageTokens;
import dev.cognate.keyring.Keyring;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Page tokens that are refused in cognito-identity's words. */
@Singleton
class PageTokensProducer {
    @Produces
    @Singleton
    PageTokens pageTokens(Keyring keyring, Json json, Clock clock) {
        return new PageTokens(keyring, json, clock, () -> new InvalidParameterException("Invalid NextToken"));
    }
}
