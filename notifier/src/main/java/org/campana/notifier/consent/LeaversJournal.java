package org.campana.notifier.consent;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Who left and who came back, outside the database, so that a restored backup cannot bring back who left since. A
/// keyed index, a time and a word a line; no number and no person.
///
/// A line is on the disk before the commit of what it tells. A journal that cannot be written stops nobody from
/// leaving: it is behind then, which is logged and shown, and is filled up from the database when it can be written.
@Component
class LeaversJournal {

    private static final Logger log = LoggerFactory.getLogger(LeaversJournal.class);

    private final @Nullable JournalFolder folder;
    private volatile boolean behind;

    LeaversJournal(JournalSettings settings) {
        this.folder = settings.journal() == null ? null : new JournalFolder(settings.journal());
    }

    /// Writes them just before the transaction at hand commits; at once where there is none.
    void beforeCommit(List<Entry> entries) {
        if (folder == null || entries.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write(entries);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                write(entries);
            }
        });
    }

    /// Writes them now, and says whether they are on the disk.
    boolean write(Collection<Entry> entries) {
        JournalFolder open = folder;
        if (open == null || entries.isEmpty()) {
            return true;
        }
        try {
            open.append(entries);
            return true;
        } catch (IOException unwritable) {
            if (!behind) {
                log.atError()
                        .addKeyValue("failure", unwritable.getClass().getSimpleName())
                        .log("the journal of leavers cannot be written; people can leave, and it is filled up later");
            }
            behind = true;
            return false;
        }
    }

    /// The last word of each index in all files of the folder; empty without a journal or while it cannot be read.
    Optional<Map<String, Entry>> last() {
        JournalFolder open = folder;
        if (open == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(open.last());
        } catch (IOException unreadable) {
            log.atError()
                    .addKeyValue("failure", unreadable.getClass().getSimpleName())
                    .log("the journal of leavers cannot be read");
            behind = true;
            return Optional.empty();
        }
    }

    /// Whether something the database knows may be missing from it.
    boolean behind() {
        return behind;
    }

    /// It was filled up.
    void caughtUp() {
        behind = false;
    }

    /// Where it is; null without one.
    @Nullable
    JournalFolder folder() {
        return folder;
    }

    /// One line.
    ///
    /// @param index of the number, in hex
    /// @param left else came back
    record Entry(String index, boolean left, Instant at) {}
}
