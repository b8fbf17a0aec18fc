package photo

import "encoding/binary"

// orientationTag is the tag of the orientation, in the first directory of an Exif block.
const orientationTag = 0x0112

// orientation returns the orientation of an Exif block in TIFF form; 1, upright, when it has
// none.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 1
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := int64(order.Uint16(tiff[at:]))
	for i := range entries {
		from := at + 2 + i*12
		if from+12 > int64(len(tiff)) {
			break
		}
		e := tiff[from:]
		const short = 3
		if order.Uint16(e) != orientationTag || order.Uint16(e[2:]) != short || order.Uint32(e[4:]) != 1 {
			continue
		}
		if v := order.Uint16(e[8:]); v >= 1 && v <= 8 {
			return int(v)
		}
	}
	return 1
}

// minimalExif returns an Exif block in TIFF form that has an orientation only.
func minimalExif(orientation int) []byte {
	return []byte{'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1,
		orientationTag >> 8, orientationTag & 0xff, 0, 3, 0, 0, 0, 1, 0, byte(orientation), 0, 0,
		0, 0, 0, 0}
}
