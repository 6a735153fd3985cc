package org.campana.notifier.runtime;

import org.campana.notifier.address.KeysUnusableException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says at start what is wrong with the keys and what to do, instead of a stack trace.
class KeysFailureAnalyzer extends AbstractFailureAnalyzer<KeysUnusableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysUnusableException cause) {
        return new FailureAnalysis(cause.problem(), cause.fix(), cause);
    }
}
