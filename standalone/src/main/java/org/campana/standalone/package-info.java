/// The command line, and the life of one process: which services run in it, on which broker and database.
///
/// Promises: every refusal to start is one cause, one fix and an exit code, never a stack trace. Knows the
/// services only by their configuration classes.
@NullMarked
package org.campana.standalone;

import org.jspecify.annotations.NullMarked;
