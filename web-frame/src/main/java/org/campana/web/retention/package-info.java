/// What is kept, how long, and whether it went in time (reliability C15). Each module says it of its own tables; one
/// round runs them all, and the page `/privacy` shows what the round left.
///
/// Promises: a clock that fails stops no other, and what it left behind is shown, logged and measured. Must not know
/// what the rows mean.
@NullMarked
package org.campana.web.retention;

import org.jspecify.annotations.NullMarked;
