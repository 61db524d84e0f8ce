// The parts of apply(), one overload an action; only session.cpp calls them from outside.
#pragma once
#include "session/session.hpp"

namespace zamkan::session {

// opening.cpp
void on(Session &session, const OpeningStarted &action);
void on(Session &session, const ArticleRead &action);
void on(Session &session, const EventsLoaded &action);
void on(Session &session, const OpeningEnded &action);
void on(Session &session, const AskColumns &action);
void on(Session &session, const RememberColumns &action);
void on(Session &session, const ForgetColumns &action);
void on(Session &session, const CancelOpening &action);
void on(Session &session, const CloseAll &action);
void on(Session &session, const ForgetRecent &action);
void on(Session &session, const AddRemark &action);
void on(Session &session, const ClearRemarks &action);
void on(Session &session, const ShowToast &action);
void on(Session &session, const DismissToast &action);

// layers.cpp
void on(Session &session, const SwitchSource &action);
void on(Session &session, const MoveSource &action);
void on(Session &session, const CloseSource &action);
void on(Session &session, const RenameSource &action);
void on(Session &session, const ColourSource &action);
void on(Session &session, const DuplicatesFound &action);
void on(Session &session, const MergeDuplicates &action);
void putAway(Session &session, const Source &source); // before it is closed: an undo may bring it back
void makeTable(Session &session); // anew from the sources that are on; later, while several actions are applied at once

// clock.cpp
void on(Session &session, const SetWindow &action);
void on(Session &session, const SetMode &action);
void on(Session &session, const StepClock &action);
void on(Session &session, const GoToEdge &action);
void on(Session &session, const ShowAllTime &action);
void on(Session &session, const TogglePlay &action);
void on(Session &session, const SetDirection &action);
void on(Session &session, const SetSpeed &action);
void on(Session &session, const SetStep &action);
void on(Session &session, const SetAtEnd &action);
void on(Session &session, const Tick &action);
void on(Session &session, const StepEvent &action);
void on(Session &session, const ZoomTime &action);
void on(Session &session, const PanTime &action);
void on(Session &session, const FitTime &action);
void bringIntoWindow(Session &session, events::Row row); // moves the clock when the row does not show
[[nodiscard]] timeline::Step stepFor(const timeline::Axis &axis, bool clockTimes);

// review.cpp
void on(Session &session, const Correct &action);
void on(Session &session, const AddEvent &action);
void on(Session &session, const KeepWords &action);
void on(Session &session, const StepReview &action);
void revise(Source &source, std::shared_ptr<const events::Corrections> corrections); // the table stays
Diagnostic lostItsEvent(const events::Correction &correction, std::string where);
// The corrections of a source that is opened again, for its new reading; what is lost is told.
void carryOver(Session &session, const Source &before, Source &now);

// project.cpp
void on(Session &session, const ProjectOpened &action);
void on(Session &session, const ProjectSaved &action);
void on(Session &session, const ReadingCompleted &action);

// story.cpp
void on(Session &session, const StoryThing &action);
void goTo(Session &session, const Moment &moment); // filter, mode, window and view
[[nodiscard]] Moment momentOf(const Session &session);

// history.cpp
void on(Session &session, const Undo &action);
void on(Session &session, const Redo &action);
// What an action is going to change, if that is a change that can be undone; `after` stays open until it is noted.
[[nodiscard]] std::optional<Change> begun(const Session &session, const Action &action);
void note(Session &session, Change change); // nothing, when nothing changed

// moments.cpp
void on(Session &session, const AddBookmark &action);
void on(Session &session, const RenameBookmark &action);
void on(Session &session, const RemoveBookmark &action);
void on(Session &session, const GoToBookmark &action);
void on(Session &session, const Compare &action);

// territory.cpp
void on(Session &session, const TerritoryMade &action);
void on(Session &session, const AskArea &action);

// looking.cpp
void on(Session &session, const Resize &action);
void on(Session &session, const Pan &action);
void on(Session &session, const ZoomAt &action);
void on(Session &session, const Zoom &action);
void on(Session &session, const FitAll &action);
void on(Session &session, const LookAt &action);
void on(Session &session, const Select &action);
void on(Session &session, const Hover &action);
void on(Session &session, const Spread &action);
void on(Session &session, const ShowDocument &action);
void on(Session &session, const GoToPlace &action);
void on(Session &session, const GoToDate &action);
void forgetSelection(Session &session); // rows of a table that is no more

// filtering.cpp
void on(Session &session, const KnowledgeOpened &action);
void on(Session &session, const RowsIndexed &action);
void on(Session &session, const SetFilterText &action);
void on(Session &session, const SetFilter &action);
void on(Session &session, const ChooseValues &action);
void on(Session &session, const ClearFacet &action);
void on(Session &session, const InvertFacet &action);
void on(Session &session, const SetMagnitude &action);
void on(Session &session, const SetBox &action);
void on(Session &session, const ClearFilter &action);
void lookAtTable(Session &session);   // after the table changed
void refreshListed(Session &session); // after the filter changed; refreshes what is shown too
void refreshShown(Session &session);  // after the window changed

// map_things.cpp
void on(Session &session, const MapThing &action);

// table.cpp
void on(Session &session, const SortTable &action);
void on(Session &session, const PickRow &action);
void on(Session &session, const PickRows &action);
void on(Session &session, const PickAll &action);
void on(Session &session, const StepRow &action);
void refreshOrder(Session &session); // after what is listed changed

// session.cpp
void on(Session &session, const SetTool &action);
void on(Session &session, const ToggleFilters &action);
void on(Session &session, const ShowTab &action);
void on(Session &session, const ShowDialog &action);
void on(Session &session, const TogglePanels &action);
void on(Session &session, const SetFocus &action);
void on(Session &session, const ChangeSetting &action);

} // namespace zamkan::session
