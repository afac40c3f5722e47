package dev.cognate.userpool.threat;

import dev.cognate.keyring.Keyring;
import dev.cognate.userpool.signin.TestUsers;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** For each test an adaptive risk service that finds nothing until told otherwise. */
abstract class ThreatCase {
    @Inject
    TestUsers users;

    @Inject
    Keyring keyring;

    RiskEndpoint risks;

    @BeforeEach
    void startRiskService() {
        risks = RiskEndpoint.start(keyring);
    }

    @AfterEach
    void stopRiskService() {
        risks.close();
    }
}
