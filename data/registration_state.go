package data

// RegistrationState is where an application stands.
type RegistrationState string

const (
	Received  RegistrationState = "received"
	Confirmed RegistrationState = "confirmed"
	Waiting   RegistrationState = "waiting"
	Declined  RegistrationState = "declined"
	Withdrawn RegistrationState = "withdrawn"
	Revoked   RegistrationState = "revoked"
)

// Label is how screen and paper write it.
func (s RegistrationState) Label() string {
	return map[RegistrationState]string{Received: "受付", Confirmed: "参加確定", Waiting: "キャンセル待ち", Declined: "お断り", Withdrawn: "キャンセル", Revoked: "取消"}[s]
}

func (s RegistrationState) live() bool { return s == Received || s == Confirmed || s == Waiting }

// WaitlistState is where somebody on the waiting list stands.
type WaitlistState string

const (
	NotQueued     WaitlistState = ""
	Queued        WaitlistState = "queued"   // 待機
	Offered       WaitlistState = "offered"  // 繰上げ打診中: takes a seat
	OfferAccepted WaitlistState = "accepted" // 参加確定
	OfferDeclined WaitlistState = "declined" // 辞退
	OfferExpired  WaitlistState = "expired"  // 期限切れ
)

// Label is how screen and paper write it.
func (s WaitlistState) Label() string {
	return map[WaitlistState]string{Queued: "待機", Offered: "繰上げ打診中", OfferAccepted: "参加確定", OfferDeclined: "辞退", OfferExpired: "期限切れ"}[s]
}

// Channel is 経路: how an application came.
type Channel string

const (
	InHouse Channel = "inhouse"
	Email   Channel = "email"
	Phone   Channel = "phone"
	SNS     Channel = "sns"
	WalkIn  Channel = "walk_in" // 当日: came without an application
	Paper   Channel = "paper"   // taken over from an old ledger
)

// Label is how screen and paper write it.
func (c Channel) Label() string {
	return map[Channel]string{InHouse: "庁内", Email: "メール", Phone: "電話", SNS: "SNS", WalkIn: "当日", Paper: "台帳"}[c]
}
