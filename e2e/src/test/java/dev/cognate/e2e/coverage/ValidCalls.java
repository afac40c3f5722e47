package dev.cognate.e2e.coverage;

import java.util.Map;
import java.util.TreeMap;

/** A valid call for each operation, by its name in the contract. */
public final class ValidCalls {
    private ValidCalls() {}

    /** All of them. */
    public static Map<String, Call> all() {
        Map<String, Call> calls = new TreeMap<>();
        calls.putAll(PoolCalls.all());
        calls.putAll(ClientCalls.all());
        calls.putAll(SelfServiceCalls.all());
        calls.putAll(SignInCalls.all());
        calls.putAll(AdminCalls.all());
        calls.putAll(DeviceCalls.all());
        calls.putAll(GroupCalls.all());
        calls.putAll(MfaCalls.all());
        calls.putAll(PasskeyCalls.all());
        calls.putAll(DomainCalls.all());
        calls.putAll(ResourceServerCalls.all());
        calls.putAll(ProviderCalls.all());
        calls.putAll(TermsCalls.all());
        calls.putAll(BrandingCalls.all());
        calls.putAll(ThreatCalls.all());
        calls.putAll(ImportCalls.all());
        return calls;
    }
}
